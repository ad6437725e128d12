/** @module Japanese: acts, problems, connecting. */
import type { Messages } from '../../message.ts'

export const acts: Messages = {
  cancel: 'キャンセル',
  retry: '再試行',
  close: '閉じる',
  more: 'もっと見る',
  loading: '読み込んでいます…',
  trace: 'サポート用の番号: {id}',
  'setup.missing': '未設定です。ページがサービスとトークンを指定する必要があります。',
  'problem.offline': 'サービスに接続できません。接続を確認してください。',
  'problem.timeout': 'サービスの応答に時間がかかりすぎました。',
  'connect.title': 'Microsoft 365 に接続',
  'connect.again': '再サインイン',
  'connect.starting': 'Microsoft のサインインを開いています…',
  'connect.waiting':
    'Microsoft のウィンドウでサインインを完了してください。このページは自動的に進みます。',
  'connect.blocked': 'ブラウザーがサインインのウィンドウをブロックしました。',
  'connect.open': 'サインインのウィンドウを開く',
  'connect.reopen': 'もう一度開く',
  'connect.failed': 'サインインできませんでした。',
  'who.you': 'ご自身で解決できます。',
  'who.administrator': 'Microsoft 365 管理者が解決できます。',
  'who.nobody': '自動的に再試行します。',
  stale: '最後に確認した状態を表示しています。{problem}',
  'problem.unreadable': '応答を読み取れません。このページとサービスの間で変更されています。',
  'problem.token-failed':
    'CRM からトークンが得られませんでした。再読み込みし、直らなければ CRM 管理者に連絡してください。',
  'connect.expired': '時間内にサインインが完了しませんでした。',
  'problem.aborted': 'キャンセルしました。',
  'problem.invalid-request':
    'サービスが要求を受け付けませんでした。再読み込みし、直らなければ CRM 管理者に連絡してください。',
  'problem.not-signed-in': 'セッションが終了しました。CRM に再度サインインしてから戻ってください。',
  'problem.not-permitted': 'あなたの CRM の役割では許可されていません。CRM 管理者が変更できます。',
  'problem.origin-not-allowed':
    'このページはサービスに登録されていません。CRM 管理者がアドレスを追加できます。',
  'problem.not-found': 'これはもう存在しません。',
  'problem.method-not-allowed':
    'ページとサービスのバージョンが異なります。再読み込みしてください。',
  'problem.not-connected': 'Microsoft 365 アカウントがまだ接続されていません。',
  'problem.wrong-state': '今は実行できません。しばらくしてからもう一度ご確認ください。',
  'problem.expired': '有効期限が切れました。最初からやり直してください。',
  'problem.version-conflict': 'その間にほかの人が変更しました。',
  'problem.payload-too-large': '一度に送る量が多すぎます。',
  'problem.unsupported-media-type':
    'ページとサービスのバージョンが異なります。再読み込みしてください。',
  'problem.invalid-mapping': 'このままでは対応付けが機能しません。印の付いた行を確認してください。',
  'problem.precondition-required':
    'ページとサービスのバージョンが異なります。再読み込みしてください。',
  'problem.rate-limited': '要求が多すぎます。まもなく自動的に再開します。',
  'problem.sign-in-again': 'Microsoft 365 が再サインインを求めています。',
  'problem.consent-needed': '先に Microsoft 365 管理者の同意が必要です。',
  'problem.internal':
    'こちら側で問題が起きました。何も変更されていません。もう一度お試しください。',
  'problem.upstream-unavailable':
    'Microsoft 365 または CRM が応答していません。自動的に再試行します。',
  'connect.declined': 'サインインがキャンセルされたか、アクセスが許可されませんでした。',
  'connect.approval-required':
    '組織では管理者だけがアクセスを許可できます。Microsoft 365 管理者にこのアプリの承認を依頼してから、もう一度お試しください。',
  'connect.other-account':
    '前回とは別の Microsoft アカウントです。同じアカウントでサインインしてください。',
  'connect.no-mailbox':
    'この Microsoft アカウントにはメールボックスがありません。管理者が Exchange のライセンスを割り当てられます。',
  'connect.sign-in-failed': 'Microsoft 365 がサインインを完了しませんでした。',
  'connect.identity-taken': 'この Microsoft アカウントはすでに別のメンバーに接続されています。',
  'connect.wrong-tenant':
    'このアカウントは、CRM と結び付いた Microsoft 365 組織とは別の組織のものです。',
  'connect.unavailable': 'Microsoft 365 が現在応答していません。',
  'problem.edition-needed': 'お使いの CRM のエディションには含まれていません。',
  'problem.not-installed':
    '先に組織を Microsoft 365 に接続する必要があります。連携を管理する人が行えます。',
  'problem.tenant-taken':
    'すでに別の組織が連携しています。先にそちらでアンインストールしてください。',
  'problem.already-decided': 'すでにほかの人が決定しました。',
  'problem.other-account': '別のアカウントがあります。',
  'problem.licence-limit': 'CRM の空きライセンスがありません。',
  'problem.crm-cannot-create': 'この CRM ではユーザーを手動でのみ追加できます。',
  'problem.wrong-person': 'これは別の人あてです。送信先のアカウントでサインインしてください。',
  'problem.wrong-tenant': 'これは別の Microsoft 365 組織の人あてです。',
  'problem.revoked': 'これは取り消されました。送信した人に確認してください。',
  'problem.used': 'これはすでに使用されています。一度しか使えません。',
}
