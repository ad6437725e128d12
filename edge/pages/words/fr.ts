/** @module French. */
import type { WordSet } from './en.ts'

export const fr: WordSet = {
  'wait.sign-in': 'Connexion avec Microsoft…',
  'wait.visit': 'Un instant…',
  'signed-in-as': 'Connecté en tant que',
  'not-me': 'Ce n’est pas moi',
  again: 'Réessayer',
  'sign-in': 'Se connecter avec Microsoft',
  'other-account': 'Utiliser un autre compte',
  'go-on-without': 'Ouvrir l’application sans ce lien',
  code: 'Code : {code}',
  'code-trace': 'Code : {code} · Trace : {trace}',

  'member.title': 'Vous êtes membre de {organization}',
  'member.open': 'Ouvrir {crm}',
  'invited.title': 'Rejoignez {organization} dans {crm}',
  'invited.by': '{name} vous invite à rejoindre {organization}.',
  'invited.text': 'Vous êtes invité à rejoindre {organization}.',
  'invited.until': 'L’invitation est valable jusqu’au {date}.',
  'invited.terms': 'J’accepte les conditions d’utilisation.',
  'invited.accept': 'Accepter et rejoindre',
  'may-request.title': '{organization} utilise déjà {crm}',
  'may-request.text':
    'Vous n’êtes pas encore membre. Les personnes qui gèrent les utilisateurs recevront un message.',
  'may-request.ask': 'Demander à rejoindre',
  'requested.title': 'Votre demande est en attente',
  'requested.text':
    'Vous avez demandé le {date}. Vous recevrez un message dès qu’une décision sera prise.',
  'requested.withdraw': 'Retirer la demande',
  'declined.title': 'Votre demande a été refusée',
  'declined.text':
    'Vous pourrez redemander à partir du {date}. Si c’est une erreur, parlez-en à un administrateur de {crm}.',
  'other-account.title': 'Il existe un autre compte avec votre adresse',
  'other-account.text':
    'Il est lié à un autre compte Microsoft. Demandez à un administrateur de {crm} de régler cela.',
  'associate.link': 'J’ai un autre compte dans {crm}',
  'nobody.title': 'Votre organisation n’utilise pas encore cette application',
  'nobody.text':
    'Un administrateur Microsoft 365 de votre organisation peut la relier à votre CRM, et personne d’autre. Si ce n’est pas vous, parlez-en à votre administrateur.',
  'nobody.install': 'Je suis administrateur',
  'install.title': 'Relier Microsoft\u00a0365 à votre CRM',
  'install.text':
    'Cela se fait une fois pour toute l’organisation, par un administrateur Microsoft 365 qui gère aussi le CRM. Ouvrez les paramètres de votre CRM, allez à Microsoft 365 et appuyez sur Connecter.',

  'wait.consent': 'Microsoft propage votre accord. Cela prend quelques secondes…',
  'install.not-administrator.title': 'Seul un administrateur peut connecter {organization}',
  'install.not-administrator.text':
    'Ce compte n’administre pas Microsoft 365. Envoyez le lien à quelqu’un qui le fait : administrateur général, administrateur de rôle privilégié, administrateur d’application ou administrateur d’application cloud.',
  'install.copy': 'Copier le lien',
  'install.copied': 'Lien copié',
  'install.consent.title': 'Connecter {organization} à Microsoft 365',
  'install.consent.text':
    'Microsoft montre ce que {crm} peut faire pour les personnes de votre organisation, et vous donnez votre accord une fois pour toutes. Aucun calendrier ni contact n’est touché avant que la personne ne l’active elle-même.',
  'install.consent.go': 'Donner l’accord chez Microsoft',
  'install.accounts.title': 'Votre compte dans {crm}',
  'install.account.new': 'Un nouveau compte est créé pour vous dans {crm} : {address}.',
  'install.account.existing': 'Vous continuez en tant que {name} ({address}) dans {crm}.',
  'install.account.taken':
    'Le compte {address} dans {crm} est lié à un autre compte Microsoft. Utilisez un autre compte ou demandez à un administrateur de {crm}.',
  'install.accounts.role': 'Vous devenez Super Admin de {organization} dans {crm}.',
  'install.accounts.continue': 'Continuer',
  'install.taken.title': 'Votre Microsoft 365 est lié à une autre organisation',
  'install.taken.text':
    'Il appartient à {holder}. Désinstallez-le d’abord là-bas (paramètres de {crm}, Microsoft 365), ou demandez à {holder} de vous inviter.',
  'install.installed.title': '{organization} est connectée',
  'install.installed.text':
    'Invitez vos collègues dans les paramètres de {crm}. Chacun active ensuite son calendrier et ses contacts.',
  'problem.consent-declined.title': 'Vous n’avez pas donné votre accord',
  'problem.consent-declined.text':
    'Microsoft a reçu un non. Rien n’a été fait. Vous pouvez réessayer.',
  'problem.consent-over.title': 'Cette réponse n’est plus valable',
  'problem.consent-over.text':
    'Elle est arrivée trop tard, ou pour une autre organisation que celle demandée. Rien n’a été fait. Recommencez.',
  'problem.consent-spreading.title': 'Cela prend plus de temps que d’habitude',
  'problem.consent-spreading.text':
    'Microsoft ou le CRM ne répond pas encore. Rien n’est perdu : attendez une minute, puis réessayez.',
  'problem.link-over.title': 'Ce lien n’est plus valable',
  'problem.link-over.text':
    'Il est valable sept jours. Demandez-en un nouveau dans les paramètres de votre CRM.',
  'problem.tenant-taken.title': 'Une autre organisation est déjà liée',
  'problem.tenant-taken.text':
    'Une organisation Microsoft 365 appartient à un seul compte CRM, et inversement. Désinstallez d’abord l’autre, ou demandez à la rejoindre.',
  'problem.install-tenant.title': 'Ce lien est destiné à une autre organisation',
  'problem.install-tenant.text':
    'Votre compte appartient à une autre organisation Microsoft 365 que celle de ce lien. Rien n’a été fait.',

  'problem.sign-in-declined.title': 'Vous ne vous êtes pas connecté',
  'problem.sign-in-declined.text': 'Microsoft a reçu un Non. Rien n’a été fait.',
  'problem.sign-in-refused.title': 'Microsoft n’a pas accepté cette connexion',
  'problem.sign-in-refused.text':
    'Rien n’a été fait. Si cela se répète, demandez à l’administrateur de votre Microsoft 365.',
  'problem.sign-in-approval.title': 'Un administrateur doit d’abord donner son accord',
  'problem.sign-in-approval.text':
    'Dans votre organisation, seuls les administrateurs Microsoft 365 approuvent les applications. Demandez au vôtre d’approuver celle-ci, puis revenez.',
  'problem.sign-in-over.title': 'Cette connexion est terminée',
  'problem.sign-in-over.text':
    'Pour votre sécurité, chacune ne sert qu’une fois, dans l’onglet où elle a commencé. Rien n’a été fait.',
  'problem.sign-in-unavailable.title': 'Microsoft ne répond pas',
  'problem.sign-in-unavailable.text': 'Rien n’a été fait. Attendez une minute, puis réessayez.',
  'problem.no-storage.title': 'Votre navigateur ne garde rien pour cette page',
  'problem.no-storage.text':
    'Autorisez ce site à enregistrer des données tant que l’onglet est ouvert, ou ouvrez le lien dans une fenêtre normale.',
  'problem.unknown-link.title': 'Ce lien ne mène nulle part',
  'problem.unknown-link.text':
    'Il est incomplet ou ne vient pas de nous. Copiez l’adresse entière du message.',
  'problem.not-found.title': 'Cette invitation est inconnue',
  'problem.not-found.text':
    'Elle a peut-être été supprimée. Demandez-en une autre à la personne qui vous a invité.',
  'problem.wrong-person.title': 'Cette invitation est pour quelqu’un d’autre',
  'problem.wrong-person.text':
    'Vous êtes connecté avec un autre compte que celui qui a été invité. Utilisez le compte auquel le message a été envoyé ; si vous n’avez que celui-ci, demandez une invitation pour lui.',
  'problem.wrong-tenant.title': 'Ceci est pour une autre organisation',
  'problem.wrong-tenant.text':
    'Votre compte Microsoft 365 appartient à une organisation qui n’est pas liée à ce CRM. Utilisez le compte de l’organisation qui vous a invité.',
  'problem.expired.title': 'Cette invitation n’est plus valable',
  'problem.expired.text':
    'Les invitations sont valables sept jours, et seul le lien le plus récent fonctionne. Demandez-en une autre à la personne qui vous a invité.',
  'problem.revoked.title': 'Cette invitation a été retirée',
  'problem.revoked.text':
    'La personne qui vous a invité, ou un collègue, l’a retirée. Demandez-lui si c’était une erreur.',
  'problem.used.title': 'Cette invitation a déjà été acceptée',
  'problem.used.text':
    'Chacune ne sert qu’une fois. Si vous l’avez acceptée, vous êtes membre : ouvrez l’application.',
  'problem.licence-limit.title': 'Il n’y a plus de place',
  'problem.licence-limit.text':
    'Le CRM de votre organisation n’a plus de licence pour un autre utilisateur. Dites-le à la personne qui vous a invité ; votre lien reste valable jusqu’à son terme.',
  'problem.other-account.title': 'Il existe un autre compte avec votre adresse',
  'problem.other-account.text':
    'Le CRM a un utilisateur avec votre adresse, lié à un autre compte Microsoft. Demandez à un administrateur de votre CRM de régler cela. Rien n’a été changé.',
  'problem.crm-cannot-create.title': 'Un administrateur doit vous ajouter lui-même',
  'problem.crm-cannot-create.text':
    'Ce CRM ne laisse personne d’autre ajouter des utilisateurs. Adressez-vous à un administrateur de votre CRM, puis rouvrez l’application.',
  'problem.wrong-state.title': 'Ce n’est plus possible',
  'problem.wrong-state.text': 'Quelque chose a changé entre-temps. Voyez où vous en êtes.',
  'problem.associate-expired.title': 'Cela a pris trop de temps',
  'problem.associate-expired.text':
    'Pour votre sécurité, le retour du CRM vers cette page reste ouvert dix minutes. Rien n’a été changé. Recommencez.',
  'problem.associate-other.title': 'Cela appartient à une autre connexion',
  'problem.associate-other.text':
    'Le CRM vous a renvoyé dans un autre onglet, ou sous un autre nom, qu’au départ. Rien n’a été changé. Recommencez ici.',
  'problem.rate-limited.title': 'Trop d’essais',
  'problem.rate-limited.text': 'Attendez une minute, puis réessayez.',
  'problem.upstream-unavailable.title': 'Le CRM ne répond pas',
  'problem.upstream-unavailable.text': 'Rien n’a été changé. Attendez une minute, puis réessayez.',
  'problem.offline.title': 'Pas de connexion',
  'problem.offline.text':
    'Cette page n’a pas pu joindre son service. Vérifiez votre réseau et réessayez.',
  'problem.unexpected.title': 'Cela n’a pas fonctionné',
  'problem.unexpected.text':
    'Rien n’a été changé. Si cela se répète, donnez le code ci-dessous à l’administrateur de votre CRM.',
}
