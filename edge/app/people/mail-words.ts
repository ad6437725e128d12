/**
 * @module
 * What the mails say, in every language. `{crm}`, `{organization}`, `{by}`, `{name}`, `{address}`, `{scopes}` and `{day}`
 * are put in (mail-texts.ts).
 */
import type { MailLanguage } from '../../domain/people/mail-language.ts'

const en = {
  hello: 'Hello {name},',
  helloNobody: 'Hello,',
  copy: 'Or copy this address into your browser:',
  colleague: 'A colleague',
  inviteSubject: '{by} invites you to {crm}',
  invite:
    '{by} would like you to join {organization} in {crm}. You sign in with your Microsoft 365 account; there is no new password.',
  accept: 'Accept the invitation',
  inviteFoot:
    'The link is for you alone, works once, and is valid until {day}. If you did not expect this, just delete this mail.',
  joinSubject: '{name} would like to join {crm}',
  join: '{name} ({address}) opened {crm} in Microsoft 365 and asks to be added to {organization}.',
  joinNobody: 'Nobody is added until one of you approves.',
  look: 'Look at the request',
  joinFoot: 'You get this because you can manage users. Whoever decides first decides for all.',
  addedSubject: 'You have been added to {crm}',
  added: 'You are now a member of {organization} in {crm}.',
  open: 'Open {crm}',
  declinedSubject: 'Your request to join {crm}',
  declined: 'Your request to join {organization} in {crm} was declined.',
  declinedMore: 'If that was a mistake, talk to your administrator; you can ask again after a day.',
  answerFoot: 'You get this because you asked to join {crm} from Microsoft 365.',
  approvalSubject: '{crm} needs an administrator’s approval in Microsoft 365',
  approval:
    '{by} would like to connect Microsoft 365 to {organization} in {crm}. In your Microsoft 365 only administrators can approve apps.',
  approvalScopes:
    'It asks for: {scopes}. Each is used only on behalf of members who switched it on themselves.',
  approvalForward:
    'If you are not a Microsoft 365 administrator, please forward this mail to one: the link works for any administrator.',
  approve: 'Approve in Microsoft 365',
  approvalFoot:
    'You get this because you can manage the integration in {crm}. Approving once is enough for everybody; whoever is waiting continues by themselves.',
}

export type MailWords = Readonly<typeof en>

const de: MailWords = {
  hello: 'Guten Tag {name},',
  helloNobody: 'Guten Tag,',
  copy: 'Oder kopieren Sie diese Adresse in Ihren Browser:',
  colleague: 'Ein Kollege',
  inviteSubject: '{by} lädt Sie zu {crm} ein',
  invite:
    '{by} möchte Sie bei {organization} in {crm} dabeihaben. Sie melden sich mit Ihrem Microsoft-365-Konto an; ein neues Kennwort gibt es nicht.',
  accept: 'Einladung annehmen',
  inviteFoot:
    'Der Link ist nur für Sie, gilt einmal und bis {day}. Sie haben das nicht erwartet? Dann löschen Sie diese Mail einfach.',
  joinSubject: '{name} möchte zu {crm}',
  join: '{name} ({address}) hat {crm} in Microsoft 365 geöffnet und bittet um Aufnahme bei {organization}.',
  joinNobody: 'Niemand wird aufgenommen, bevor eine Person mit diesem Recht zustimmt.',
  look: 'Anfrage ansehen',
  joinFoot:
    'Sie erhalten das, weil Sie Benutzer verwalten dürfen. Wer zuerst entscheidet, entscheidet für alle.',
  addedSubject: 'Sie wurden in {crm} aufgenommen',
  added: 'Sie sind jetzt Mitglied von {organization} in {crm}.',
  open: '{crm} öffnen',
  declinedSubject: 'Ihre Anfrage zu {crm}',
  declined: 'Ihre Anfrage auf Aufnahme bei {organization} in {crm} wurde abgelehnt.',
  declinedMore:
    'War das ein Versehen, sprechen Sie mit Ihrer Administration; nach einem Tag können Sie erneut anfragen.',
  answerFoot: 'Sie erhalten das, weil Sie aus Microsoft 365 um Aufnahme in {crm} gebeten haben.',
  approvalSubject: '{crm} braucht eine Zustimmung der Administration in Microsoft 365',
  approval:
    '{by} möchte Microsoft 365 mit {organization} in {crm} verbinden. In Ihrem Microsoft 365 dürfen nur Administratoren Apps zustimmen.',
  approvalScopes:
    'Gebraucht wird: {scopes}. Alles geschieht im Namen des jeweiligen Mitglieds, nachdem es selbst eingeschaltet hat.',
  approvalForward:
    'Sie administrieren Microsoft 365 nicht? Dann leiten Sie diese Mail bitte weiter: Der Link gilt für jede Person, die das darf.',
  approve: 'In Microsoft 365 zustimmen',
  approvalFoot:
    'Sie erhalten das, weil Sie die Integration in {crm} verwalten dürfen. Einmal genügt für alle; wer wartet, kommt von selbst weiter.',
}

const es: MailWords = {
  hello: 'Hola, {name}:',
  helloNobody: 'Hola:',
  copy: 'O copie esta dirección en su navegador:',
  colleague: 'Un colega',
  inviteSubject: '{by} le invita a {crm}',
  invite:
    '{by} quiere que se una a {organization} en {crm}. Inicie sesión con su cuenta de Microsoft 365; no hay ninguna contraseña nueva.',
  accept: 'Aceptar la invitación',
  inviteFoot:
    'El enlace es solo para usted, sirve una vez y hasta el {day}. ¿No lo esperaba? Entonces borre este correo.',
  joinSubject: '{name} quiere unirse a {crm}',
  join: '{name} ({address}) abrió {crm} en Microsoft 365 y pide unirse a {organization}.',
  joinNobody: 'No se añade a nadie hasta que alguien lo apruebe.',
  look: 'Ver la solicitud',
  joinFoot:
    'Recibe esto porque puede administrar usuarios. Quien decide primero, decide por todos.',
  addedSubject: 'Ya forma parte de {crm}',
  added: 'Ahora es miembro de {organization} en {crm}.',
  open: 'Abrir {crm}',
  declinedSubject: 'Su solicitud para unirse a {crm}',
  declined: 'Se rechazó su solicitud para unirse a {organization} en {crm}.',
  declinedMore:
    'Si fue un error, hable con su administrador; puede volver a pedirlo después de un día.',
  answerFoot: 'Recibe esto porque pidió unirse a {crm} desde Microsoft 365.',
  approvalSubject: '{crm} necesita la aprobación de un administrador de Microsoft 365',
  approval:
    '{by} quiere conectar Microsoft 365 con {organization} en {crm}. En su Microsoft 365 solo los administradores pueden aprobar aplicaciones.',
  approvalScopes:
    'Pide: {scopes}. Todo se usa en nombre de cada miembro, después de que él mismo lo active.',
  approvalForward:
    '¿No es administrador de Microsoft 365? Entonces reenvíe este correo a uno: el enlace sirve para cualquier administrador.',
  approve: 'Aprobar en Microsoft 365',
  approvalFoot:
    'Recibe esto porque puede administrar la integración en {crm}. Una vez basta para todos; quien espera continúa sin hacer nada.',
}

const fr: MailWords = {
  hello: 'Bonjour {name},',
  helloNobody: 'Bonjour,',
  copy: 'Ou copiez cette adresse dans votre navigateur :',
  colleague: 'Un collègue',
  inviteSubject: '{by} vous invite dans {crm}',
  invite:
    '{by} souhaite que vous rejoigniez {organization} dans {crm}. Vous vous connectez avec votre compte Microsoft 365 ; il n’y a pas de nouveau mot de passe.',
  accept: 'Accepter l’invitation',
  inviteFoot:
    'Le lien est pour vous seul, sert une fois et jusqu’au {day}. Vous ne vous y attendiez pas ? Supprimez simplement ce message.',
  joinSubject: '{name} souhaite rejoindre {crm}',
  join: '{name} ({address}) a ouvert {crm} dans Microsoft 365 et demande à rejoindre {organization}.',
  joinNobody: 'Personne n’est ajouté avant que l’un de vous n’approuve.',
  look: 'Voir la demande',
  joinFoot:
    'Vous recevez ce message parce que vous pouvez gérer les utilisateurs. Le premier qui décide, décide pour tous.',
  addedSubject: 'Vous faites maintenant partie de {crm}',
  added: 'Vous êtes maintenant membre de {organization} dans {crm}.',
  open: 'Ouvrir {crm}',
  declinedSubject: 'Votre demande pour rejoindre {crm}',
  declined: 'Votre demande pour rejoindre {organization} dans {crm} a été refusée.',
  declinedMore:
    'Si c’est une erreur, parlez-en à votre administrateur ; vous pourrez redemander après un jour.',
  answerFoot:
    'Vous recevez ce message parce que vous avez demandé à rejoindre {crm} depuis Microsoft 365.',
  approvalSubject: '{crm} a besoin de l’accord d’un administrateur Microsoft 365',
  approval:
    '{by} souhaite connecter Microsoft 365 à {organization} dans {crm}. Dans votre Microsoft 365, seuls les administrateurs peuvent approuver des applications.',
  approvalScopes:
    'Autorisations demandées : {scopes}. Chacune sert au nom du membre concerné, après qu’il l’a activée lui-même.',
  approvalForward:
    'Vous n’êtes pas administrateur Microsoft 365 ? Transférez ce message à l’un d’eux : le lien convient à tout administrateur.',
  approve: 'Approuver dans Microsoft 365',
  approvalFoot:
    'Vous recevez ce message parce que vous pouvez gérer l’intégration dans {crm}. Une fois suffit pour tous ; qui attend continue sans rien faire.',
}

const ja: MailWords = {
  hello: '{name} 様',
  helloNobody: 'こんにちは。',
  copy: 'または、このアドレスをブラウザーにコピーしてください:',
  colleague: '同僚',
  inviteSubject: '{by} さんから {crm} への招待',
  invite:
    '{by} さんが {crm} の {organization} にあなたを招待しています。Microsoft 365 アカウントでサインインします。新しいパスワードは必要ありません。',
  accept: '招待を承諾する',
  inviteFoot:
    'このリンクはあなた専用で、{day}まで一度だけ使えます。お心当たりがない場合は、このメールを削除してください。',
  joinSubject: '{name} さんが {crm} への参加を希望しています',
  join: '{name} さん ({address}) が Microsoft 365 で {crm} を開き、{organization} への参加を希望しています。',
  joinNobody: '承認されるまで、誰も追加されません。',
  look: 'リクエストを見る',
  joinFoot:
    'ユーザーを管理できるため、このメールが届いています。最初の決定が全員の決定になります。',
  addedSubject: '{crm} に追加されました',
  added: '{crm} の {organization} のメンバーになりました。',
  open: '{crm} を開く',
  declinedSubject: '{crm} への参加リクエスト',
  declined: '{crm} の {organization} への参加リクエストは拒否されました。',
  declinedMore: '間違いと思われる場合は管理者にご相談ください。1 日後に再度リクエストできます。',
  answerFoot: 'Microsoft 365 から {crm} への参加を希望されたため、このメールが届いています。',
  approvalSubject: '{crm} には Microsoft 365 管理者の承認が必要です',
  approval:
    '{by} さんが {crm} の {organization} に Microsoft 365 を接続しようとしています。この Microsoft 365 では、管理者だけがアプリを承認できます。',
  approvalScopes:
    '必要なアクセス許可: {scopes}。いずれも、メンバー本人が有効にした後、本人の名前でのみ使われます。',
  approvalForward:
    'Microsoft 365 の管理者でない場合は、このメールを管理者に転送してください。リンクはどの管理者でも使えます。',
  approve: 'Microsoft 365 で承認する',
  approvalFoot:
    '{crm} の連携を管理できるため、このメールが届いています。承認は全員に対して一度で済み、待っている人は自動的に先へ進みます。',
}

const ar: MailWords = {
  hello: 'مرحبًا {name}،',
  helloNobody: 'مرحبًا،',
  copy: 'أو انسخ هذا العنوان إلى متصفحك:',
  colleague: 'أحد الزملاء',
  inviteSubject: 'دعوة من {by} إلى {crm}',
  invite:
    'يدعوك {by} إلى الانضمام إلى {organization} في {crm}. تسجّل الدخول بحساب Microsoft 365 الخاص بك، ولا حاجة إلى كلمة مرور جديدة.',
  accept: 'قبول الدعوة',
  inviteFoot:
    'الرابط لك وحدك، ويعمل مرة واحدة وحتى {day}. لم تكن تتوقع هذه الرسالة؟ احذفها ببساطة.',
  joinSubject: 'طلب من {name} للانضمام إلى {crm}',
  join: 'فتح {name} ({address}) نظام {crm} في Microsoft 365 ويطلب الانضمام إلى {organization}.',
  joinNobody: 'لا يُضاف أحد قبل أن يوافق أحدكم.',
  look: 'عرض الطلب',
  joinFoot: 'تصلك هذه الرسالة لأن بإمكانك إدارة المستخدمين. من يقرر أولًا يقرر عن الجميع.',
  addedSubject: 'أُضفت إلى {crm}',
  added: 'أنت الآن عضو في {organization} في {crm}.',
  open: 'فتح {crm}',
  declinedSubject: 'طلبك للانضمام إلى {crm}',
  declined: 'رُفض طلبك للانضمام إلى {organization} في {crm}.',
  declinedMore: 'إن كان ذلك خطأً فتحدث إلى المسؤول، ويمكنك أن تطلب مرة أخرى بعد يوم.',
  answerFoot: 'تصلك هذه الرسالة لأنك طلبت الانضمام إلى {crm} من Microsoft 365.',
  approvalSubject: 'يحتاج {crm} إلى موافقة مسؤول في Microsoft 365',
  approval:
    'يريد {by} ربط Microsoft 365 بـ {organization} في {crm}. في Microsoft 365 لديكم لا يوافق على التطبيقات إلا المسؤولون.',
  approvalScopes: 'الأذونات المطلوبة: {scopes}. يُستخدم كل منها باسم العضو نفسه بعد أن يفعّله بنفسه.',
  approvalForward:
    'لست مسؤولًا في Microsoft 365؟ أعد توجيه هذه الرسالة إلى أحد المسؤولين، فالرابط صالح لأي مسؤول.',
  approve: 'الموافقة في Microsoft 365',
  approvalFoot:
    'تصلك هذه الرسالة لأن بإمكانك إدارة التكامل في {crm}. مرة واحدة تكفي للجميع، ومن ينتظر يتابع تلقائيًا.',
}

export const mailWords: Readonly<Record<MailLanguage, MailWords>> = { en, de, es, fr, ja, ar }
