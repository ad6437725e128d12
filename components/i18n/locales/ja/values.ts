/** @module Japanese: values of records, questions, refusals, approvals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
  'picker.consent': '人を選ぶには、Microsoft 365 で同僚の名前を読み取ることへの同意が必要です。',
  'state.consent-needed': 'オフ: 先に同意が必要です',
  'state.approval-needed': 'オフ: 先に管理者の承認が必要です',
  'state.approval-requested': '管理者の承認を待っています',
  'state.approval-ready': '管理者が承認しました',
  'approval.needed':
    '組織の設定により、Microsoft 365 管理者だけが承認できます。ここから依頼してください。承認後、同期は自動的にオンになります。',
  'approval.ask': '管理者に依頼する',
  'approval.requested':
    '管理者に依頼しました。承認されると同期は自動的にオンになります。このページを離れてもかまいません。',
  'approval.told': { other: '管理者 {n} 名にメールを送りました。' },
  'approval.link': '管理者用リンク',
  'approval.hand-on': '次のリンクを管理者に直接渡すこともできます:',
  'approval.ready':
    '管理者が承認しました。もう一度サインインすると、同期が自動的にオンになります。',
  'approval.sign-in': 'サインイン',
  'question.title': { other: '確認が必要な項目 {n} 件' },
  'question.lead': '両側で編集されました。選択するまで、それぞれの値が保たれます。',
  'question.keep': 'この値を残す',
  'question.answered': '選択した値を両側に反映しています。',
  'question.open': '選択を待っています。',
  'question.superseded': 'その後また編集されたため、選択は不要になりました。',
  'activity.before': '変更前:',
  'activity.after': '変更後:',
  'activity.all': 'すべて表示',
  'activity.less': '折りたたむ',
  'activity.cut': 'ここには先頭部分だけが保存されています。',
  'activity.in-step': {
    other: '{n} 件のレコードが同期済みです。これからの変更がここに表示されます。',
  },
  'activity.first-sync': '初回の同期',
  'stream.first-sync': { other: '{n} 件が両方にあります。' },
  'stream.kept-in-crm': 'この値は Outlook に保存できないため、CRM にだけ残ります。',
  'activity.mailed': { other: 'Outlook が {n} 人にメールを送りました' },
  'activity.fields': { other: 'ほか {n} 項目' },
  'stream.keeps-failing': '何度も失敗しました。次回の全件比較のときにもう一度試します。',
  'stream.too-large': 'レコードが大きすぎて一度に送れません (2 MB)。',
  'stream.zone-unsupported': 'この予定のタイム ゾーンは Outlook にありません。',
  'stream.date-out-of-range': 'これほど離れた日付は Outlook では扱えません。',
  'stream.several-places':
    'この予定には Outlook で複数の場所があります。CRM の場所で全部が置き換わらないよう、そのまま残しました。',
  'stream.not-deleted':
    'Microsoft 365 は削除を確認しましたが、まだ残っています。Outlook で削除してください。もう一度試すか Outlook で編集すると、独立したレコードになります。',
  'stream.recurrence-unsupported': 'この繰り返し方は Outlook では扱えません。',
  'stream.meeting-with-attendees':
    'ほかの人との会議になりました。Outlook がメールを送ってしまうため、そのままにしています。',
  'stream.not-a-series': '片側だけで繰り返されています。',
  'slot.title': '件名',
  'slot.time': '日時',
  'slot.exceptions': '定期的な予定の例外',
  'slot.description': '説明',
  'slot.location': '場所',
  'slot.showAs': '公開方法',
  'slot.organizer': '開催者',
  'slot.status': '状態',
  'slot.privacy': '秘密度',
  'slot.reminder': 'アラーム',
}
