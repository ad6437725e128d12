/**
 * @module
 * The look of the edge's own pages, served as a file of its own (no inline style: strict CSP).
 * Contrast of text is at least 4.5:1 in both schemes, of the button's edge 3:1 (WCAG 2.2 AA).
 */
export const connectStyle = `:root {
  color-scheme: light dark;
  --ground: #eef1f6;
  --paper: #ffffff;
  --ink: #1b2430;
  --soft: #51607a;
  --line: #d3dae6;
  --accent: #0b57b7;
  --accent-ink: #ffffff;
  --good: #16794c;
  --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151d;
    --paper: #1a212c;
    --ink: #edf1f7;
    --soft: #a9b5c9;
    --line: #38445a;
    --accent: #8ab8ff;
    --accent-ink: #0a1930;
    --good: #6fd3a2;
    --bad: #ffb0a8;
  }
}
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 1rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 system-ui, 'Segoe UI', Roboto, sans-serif;
}
main {
  width: 100%;
  max-width: 27rem;
  padding: clamp(1.25rem, 6vw, 2.25rem);
  background: var(--paper);
  border: 1px solid var(--line);
  border-radius: 1rem;
  overflow-wrap: anywhere;
}
h1 {
  margin: 0 0 0.5rem;
  font-size: 1.45rem;
  line-height: 1.25;
  text-wrap: balance;
}
p {
  margin: 0 0 1rem;
}
ul {
  margin: 0 0 1.5rem;
  padding-inline-start: 1.2rem;
  color: var(--soft);
}
li + li {
  margin-top: 0.35rem;
}
.account {
  padding: 0.75rem 1rem;
  border: 1px solid var(--line);
  border-inline-start: 4px solid var(--accent);
  border-radius: 0.5rem;
}
.account span {
  display: block;
  color: var(--soft);
}
.note {
  margin: 1.25rem 0 0;
  color: var(--soft);
  font-size: 0.875rem;
}
.mark {
  display: flex;
  gap: 0.35rem;
  margin: 0 0 1.25rem;
}
.mark span {
  width: 1.6rem;
  height: 1.6rem;
  border-radius: 50%;
  border: 3px solid var(--accent);
}
.mark span + span {
  margin-inline-start: -0.9rem;
  background: var(--accent);
  opacity: 0.85;
}
.mark.done span {
  border-color: var(--good);
}
.mark.done span + span {
  background: var(--good);
}
.mark.failed span {
  border-color: var(--bad);
}
.mark.failed span + span {
  margin-inline-start: 0;
  background: none;
  border-style: dashed;
}
button {
  width: 100%;
  min-height: 2.9rem;
  padding: 0.6rem 1rem;
  border: 1px solid transparent;
  border-radius: 0.6rem;
  background: var(--accent);
  color: var(--accent-ink);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:hover {
  filter: brightness(1.08);
}
button:focus-visible {
  outline: 3px solid var(--accent);
  outline-offset: 3px;
}
@media (forced-colors: active) {
  .mark span + span {
    forced-color-adjust: none;
  }
}
`
