/** @module Japanese: tying a tenant and untying it. */
import type { Messages } from '../../message.ts'

export const install: Messages = {
  'install.title': '{name} の Microsoft 365',
  'install.lead':
    '接続は全員分をまとめて一度だけです。その後、予定表と連絡先は各自がオンにします。',
  'install.begin': 'Microsoft 365 に接続',
  'install.link':
    'Microsoft 365 の管理者の同意が必要です。ご自身が管理者なら Microsoft で続けてください。そうでなければリンクを送ってください。',
  'install.open': 'Microsoft で続ける',
  'install.copy': 'リンクをコピー',
  'install.copied': 'リンクをコピーしました',
  'install.until': 'リンクは {date} まで有効です。',
  'install.waiting': '管理者の同意を待っています。このページを離れてもかまいません。',
  'install.needs': 'CRM で連携を管理する人が接続できます。',
  'install.on': '接続済み',
  'install.by': '{name} が接続しました（{date}）',
  'install.since': '{date} から接続',
  'install.remove': 'アンインストール…',
  'install.remove-title': 'Microsoft 365 をアンインストールしますか？',
  'install.remove-lead':
    '全員の同期が止まり、すべてのサインイン情報が破棄されます。CRM のレコードはすべて残ります。メールは送信されません。',
  'install.copies': 'Outlook にある当社の予定表と連絡先フォルダー',
  'install.keep': 'Outlook に残す',
  'install.clear': 'Outlook から削除する',
  'install.confirm': '確認のため「{name}」と入力してください',
  'install.remove-now': 'アンインストール',
  'install.removing': 'アンインストール中: {total} 個中 {done} 個のメールボックス',
  'install.removed': 'アンインストール済み（{date}）',
  'install.remains': '残るもの',
  'install.report': 'レポートを保存',
  'install.left': {
    other:
      '{n} 個のメールボックスで予定表またはフォルダーが Outlook に残っています。所有者が削除できます。',
  },
  'remains.crm-records': 'CRM のすべてのレコード',
  'remains.crm-users': 'CRM のすべてのユーザーとロール',
  'remains.outlook-copies': 'Outlook に残したコピー',
  'remains.audit-log': '監査ログ（誰が何をしたかの証拠）',
  'remains.microsoft-consent':
    'Microsoft Entra のアプリ（管理者が「エンタープライズ アプリケーション」で削除できます）',
  'remains.backups': 'プラットフォームの暗号化バックアップ（30 日間）',
}
