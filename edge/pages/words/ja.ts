/** @module Japanese. */
import type { WordSet } from './en.ts'

export const ja: WordSet = {
  'wait.sign-in': 'Microsoft でサインインしています…',
  'wait.visit': 'お待ちください…',
  'signed-in-as': 'サインイン中のアカウント',
  'not-me': 'これは私ではありません',
  again: 'もう一度試す',
  'sign-in': 'Microsoft でサインイン',
  'other-account': '別のアカウントを使う',
  'go-on-without': 'このリンクを使わずにアプリを開く',
  code: 'コード: {code}',
  'code-trace': 'コード: {code} · トレース: {trace}',

  'member.title': '{organization} のメンバーです',
  'member.open': '{crm} を開く',
  'invited.title': '{crm} で {organization} に参加',
  'invited.by': '{name} さんから {organization} への招待が届いています。',
  'invited.text': '{organization} に招待されています。',
  'invited.until': '招待の有効期限は {date} です。',
  'invited.terms': '利用規約に同意します。',
  'invited.accept': '承諾して参加',
  'may-request.title': '{organization} はすでに {crm} を利用しています',
  'may-request.text': 'まだメンバーではありません。ユーザーの管理者にメールで通知されます。',
  'may-request.ask': '参加をリクエスト',
  'requested.title': 'リクエストは承認待ちです',
  'requested.text': '{date} にリクエストしました。決定されるとメールが届きます。',
  'requested.withdraw': 'リクエストを取り下げる',
  'declined.title': 'リクエストは却下されました',
  'declined.text':
    '{date} 以降に再度リクエストできます。誤りと思われる場合は {crm} の管理者にご相談ください。',
  'other-account.title': '同じアドレスの別のアカウントがあります',
  'other-account.text':
    '別の Microsoft アカウントに結び付けられています。{crm} の管理者に対応を依頼してください。',
  'associate.link': '{crm} に別のアカウントを持っています',
  'nobody.title': '組織はまだこのアプリを利用していません',
  'nobody.text':
    '組織の Microsoft 365 管理者だけが CRM に接続できます。管理者でない場合は、管理者に知らせてください。',
  'nobody.install': '私は管理者です',
  'install.title': 'Microsoft\u00a0365 を CRM に接続',
  'install.text':
    'CRM も管理している Microsoft 365 管理者が、組織全体で一度だけ行います。CRM の設定で Microsoft 365 を開き、「接続」を押してください。',

  'wait.consent': 'Microsoft が同意を反映しています。数秒かかります…',
  'install.not-administrator.title': '{organization} を接続できるのは管理者だけです',
  'install.not-administrator.text':
    'このアカウントは Microsoft 365 の管理者ではありません。グローバル管理者、特権ロール管理者、アプリケーション管理者、クラウド アプリケーション管理者のいずれかにリンクを送ってください。',
  'install.copy': 'リンクをコピー',
  'install.copied': 'リンクをコピーしました',
  'install.consent.title': '{organization} を Microsoft 365 に接続',
  'install.consent.text':
    '{crm} が組織の皆さんのためにできることを Microsoft が示し、全員分を一度で同意します。本人がオンにするまで、予定表や連絡先には触れません。',
  'install.consent.go': 'Microsoft で同意する',
  'install.accounts.title': '{crm} のアカウント',
  'install.account.new': '{crm} に新しいアカウントを作成します: {address}',
  'install.account.existing': '{crm} の {name}（{address}）として続けます。',
  'install.account.taken':
    '{crm} のアカウント {address} は別の Microsoft アカウントのものです。別のアカウントを使うか、{crm} の管理者に相談してください。',
  'install.accounts.role': '{crm} で {organization} のスーパー管理者になります。',
  'install.accounts.continue': '続ける',
  'install.taken.title': 'お使いの Microsoft 365 は別の組織と連携しています',
  'install.taken.text':
    '{holder} に属しています。先にそちらでアンインストールするか（{crm} の設定、Microsoft 365）、{holder} に招待を依頼してください。',
  'install.installed.title': '{organization} は接続されています',
  'install.installed.text':
    '{crm} の設定で同僚を招待してください。予定表と連絡先は各自がオンにします。',
  'problem.consent-declined.title': '同意されませんでした',
  'problem.consent-declined.text':
    'Microsoft には「いいえ」と伝わりました。何も変更していません。もう一度お試しいただけます。',
  'problem.consent-over.title': 'この回答は無効です',
  'problem.consent-over.text':
    '遅すぎたか、別の組織に対するものでした。何も変更していません。最初からやり直してください。',
  'problem.consent-spreading.title': 'いつもより時間がかかっています',
  'problem.consent-spreading.text':
    'Microsoft または CRM がまだ応答しません。失われたものはありません。1 分ほど待ってからもう一度お試しください。',
  'problem.link-over.title': 'このリンクは無効です',
  'problem.link-over.text': '有効期間は 7 日です。CRM の設定で新しいリンクを取得してください。',
  'problem.tenant-taken.title': 'すでに別の組織が連携しています',
  'problem.tenant-taken.text':
    'Microsoft 365 の組織と CRM アカウントは一対一です。先にもう一方をアンインストールするか、参加を申請してください。',
  'problem.install-tenant.title': 'このリンクは別の組織のものです',
  'problem.install-tenant.text':
    'お使いのアカウントは、このリンクとは別の Microsoft 365 組織のものです。何も変更していません。',

  'problem.sign-in-declined.title': 'サインインしませんでした',
  'problem.sign-in-declined.text': 'Microsoft で拒否されました。何も変更されていません。',
  'problem.sign-in-refused.title': 'Microsoft がサインインを受け付けませんでした',
  'problem.sign-in-refused.text':
    '何も変更されていません。繰り返す場合は、Microsoft 365 の管理者にお問い合わせください。',
  'problem.sign-in-approval.title': '先に管理者の同意が必要です',
  'problem.sign-in-approval.text':
    'この組織では Microsoft 365 管理者だけがアプリを承認できます。承認を依頼してから、もう一度お越しください。',
  'problem.sign-in-over.title': 'このサインインは終了しました',
  'problem.sign-in-over.text':
    '安全のため、サインインは開始したタブで一度だけ有効です。何も変更されていません。',
  'problem.sign-in-unavailable.title': 'Microsoft から応答がありません',
  'problem.sign-in-unavailable.text':
    '何も変更されていません。1 分ほど待ってから、もう一度お試しください。',
  'problem.no-storage.title': 'ブラウザーがこのページのデータを保存していません',
  'problem.no-storage.text':
    'タブを開いている間のデータ保存をこのサイトに許可するか、通常のウィンドウでリンクを開いてください。',
  'problem.unknown-link.title': 'このリンクは無効です',
  'problem.unknown-link.text':
    '途中で切れているか、当サービスのものではありません。メールのアドレス全体をコピーしてください。',
  'problem.not-found.title': 'この招待は見つかりません',
  'problem.not-found.text':
    '削除された可能性があります。招待した方に新しい招待を依頼してください。',
  'problem.wrong-person.title': 'この招待は別の方あてです',
  'problem.wrong-person.text':
    '招待されたアカウントとは別のアカウントでサインインしています。メールが届いたアカウントを使ってください。このアカウントしかない場合は、このアカウントへの招待を依頼してください。',
  'problem.wrong-tenant.title': '別の組織のものです',
  'problem.wrong-tenant.text':
    'お使いの Microsoft 365 アカウントの組織は、この CRM に結び付けられていません。招待した組織のアカウントを使ってください。',
  'problem.expired.title': 'この招待は有効期限が切れています',
  'problem.expired.text':
    '招待は 7 日間有効で、最新のリンクだけが使えます。招待した方に新しい招待を依頼してください。',
  'problem.revoked.title': 'この招待は取り消されました',
  'problem.revoked.text':
    '招待した方または同僚が取り消しました。誤りと思われる場合はお問い合わせください。',
  'problem.used.title': 'この招待はすでに承諾されています',
  'problem.used.text':
    '招待は一度だけ有効です。承諾した方はすでにメンバーです。アプリを開いてください。',
  'problem.licence-limit.title': '空きがありません',
  'problem.licence-limit.text':
    '組織の CRM には、ユーザーを追加するライセンスが残っていません。招待した方に知らせてください。リンクは期限まで有効です。',
  'problem.other-account.title': '同じアドレスの別のアカウントがあります',
  'problem.other-account.text':
    'CRM に同じメールアドレスのユーザーがあり、別の Microsoft アカウントに結び付けられています。CRM の管理者に対応を依頼してください。何も変更されていません。',
  'problem.crm-cannot-create.title': '管理者による手動の追加が必要です',
  'problem.crm-cannot-create.text':
    'この CRM では外部からユーザーを追加できません。CRM の管理者に依頼し、その後もう一度アプリを開いてください。',
  'problem.wrong-state.title': 'すでにできなくなっています',
  'problem.wrong-state.text': 'その間に状況が変わりました。現在の状態を確認してください。',
  'problem.associate-expired.title': '時間がかかりすぎました',
  'problem.associate-expired.text':
    '安全のため、CRM から戻れるのは 10 分以内です。何も変更されていません。もう一度始めてください。',
  'problem.associate-other.title': '別のサインインのものです',
  'problem.associate-other.text':
    '開始時とは別のタブ、または別の方として CRM から戻りました。何も変更されていません。ここからもう一度始めてください。',
  'problem.rate-limited.title': '試行回数が多すぎます',
  'problem.rate-limited.text': '1 分ほど待ってから、もう一度お試しください。',
  'problem.upstream-unavailable.title': 'CRM から応答がありません',
  'problem.upstream-unavailable.text':
    '何も変更されていません。1 分ほど待ってから、もう一度お試しください。',
  'problem.offline.title': '接続できません',
  'problem.offline.text':
    'このページからサービスに接続できませんでした。ネットワークを確認して、もう一度お試しください。',
  'problem.unexpected.title': 'うまくいきませんでした',
  'problem.unexpected.text':
    '何も変更されていません。繰り返す場合は、下のコードを CRM の管理者に伝えてください。',
}
