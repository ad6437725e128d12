/**
 * @module
 * HTML of Outlook to text, and our own text there and back.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToText, plainText, textToHtml } from '../../../edge/adapters/graph/html-text.ts'

describe('html ↔ text', () => {
  const cases: readonly [string, string, string][] = [
    ['lines of Outlook on the web', '<div>a</div><div><br></div><div>b</div>', 'a\n\nb'],
    [
      'what Exchange makes of it',
      '<html><head>\r\n<meta charset="utf-8"></head>\r\n<body>\r\n<div>a</div>\r\n<div>b</div>\r\n</body></html>',
      'a\nb',
    ],
    ['line breaks', 'a<br>b<br/><br>c', 'a\nb\n\nc'],
    ['a break at the end of a block', '<div>a<br></div><div>b</div>', 'a\nb'],
    ['paragraphs of Word', '<p class="MsoNormal">x<o:p></o:p></p><p>&nbsp;</p><p>y</p>', 'x\n\ny'],
    ['entities', '&lt;b&gt; &amp;amp; &#8364;&#x1F600; &eacute;&nbsp;&ndash;', '<b> &amp; €😀 é –'],
    ['an ampersand that is none', 'R&D &unknown; AT&T', 'R&D &unknown; AT&T'],
    [
      'lists and cells',
      '<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>',
      '- one\n- two\na b',
    ],
    ['scripts, styles, comments', '<style>p{}</style><!-- x --><script>alert(1)</script>ok', 'ok'],
    ['white space', '<p>  many \n  blanks\t here </p>', 'many blanks here'],
    ['preformatted', '<pre>a\n  b</pre>', 'a\n  b'],
    ['a lone angle bracket', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ]
  for (const [name, html, text] of cases)
    it(name, () => {
      expect(htmlToText(html)).toBe(text)
    })

  it('reads back every text it wrote', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { maxLength: 8 }),
        (lines) => {
          const text = plainText(lines.join('\n').replaceAll('\t', ' '))
          expect(htmlToText(textToHtml(text))).toBe(text)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('keeps blanks that HTML would swallow', () => {
    const text = 'a   b\n  indented\n    more'
    expect(htmlToText(textToHtml(text))).toBe(text)
  })

  it('is quick on a long body', () => {
    const html = '<div>some <b>words</b>&nbsp;here</div>'.repeat(20_000)
    const start = performance.now()
    expect(htmlToText(html).split('\n')).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
