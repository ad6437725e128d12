/** @module French: acts, problems, connecting. */
import type { Messages } from '../../message.ts'

export const acts: Messages = {
  cancel: 'Annuler',
  retry: 'Réessayer',
  close: 'Fermer',
  more: 'Afficher plus',
  loading: 'Chargement…',
  trace: 'Référence pour l’assistance : {id}',
  'setup.missing':
    'Cette partie n’est pas encore configurée : la page doit indiquer le service et fournir un jeton.',
  'problem.offline': 'Le service est injoignable. Vérifiez votre connexion.',
  'problem.timeout': 'Le service a mis trop de temps à répondre.',
  'connect.title': 'Connecter Microsoft 365',
  'connect.again': 'Se reconnecter',
  'connect.starting': 'Ouverture de la connexion Microsoft…',
  'connect.waiting':
    'Terminez la connexion dans la fenêtre Microsoft. Cette page continue toute seule.',
  'connect.blocked': 'Le navigateur a bloqué la fenêtre de connexion.',
  'connect.open': 'Ouvrir la fenêtre de connexion',
  'connect.reopen': 'L’ouvrir à nouveau',
  'connect.failed': 'La connexion n’a pas abouti.',
  'who.you': 'Vous pouvez y remédier.',
  'who.administrator': 'Un administrateur Microsoft 365 peut y remédier.',
  'who.nobody': 'Vous n’avez rien à faire : une nouvelle tentative aura lieu toute seule.',
  stale: 'Dernier état connu. {problem}',
  'problem.unreadable':
    'La réponse est illisible : quelque chose entre cette page et le service la modifie.',
  'problem.token-failed':
    'Le CRM n’a pas fourni de jeton pour cette page. Rechargez-la ; si cela persiste, prévenez votre administrateur CRM.',
  'connect.expired': 'La connexion n’a pas été terminée à temps.',
  'problem.aborted': 'Annulé.',
  'problem.invalid-request':
    'Le service n’a pas accepté cette demande. Rechargez la page ; si cela persiste, prévenez votre administrateur CRM.',
  'problem.not-signed-in': 'Votre session est terminée. Reconnectez-vous au CRM, puis revenez ici.',
  'problem.not-permitted':
    'Votre rôle dans le CRM ne le permet pas. Votre administrateur CRM peut le changer.',
  'problem.origin-not-allowed':
    'Cette page n’est pas enregistrée auprès du service. Votre administrateur CRM peut ajouter son adresse.',
  'problem.not-found': 'Cela n’existe plus.',
  'problem.method-not-allowed':
    'La page et le service sont de versions différentes. Rechargez la page.',
  'problem.not-connected': 'Aucun compte Microsoft 365 n’est encore connecté.',
  'problem.wrong-state': 'Ce n’est pas possible pour le moment. Patientez un instant.',
  'problem.expired': 'Ce n’est plus valable. Recommencez.',
  'problem.version-conflict': 'Quelqu’un l’a modifié entre-temps.',
  'problem.payload-too-large': 'C’est trop à la fois.',
  'problem.unsupported-media-type':
    'La page et le service sont de versions différentes. Rechargez la page.',
  'problem.invalid-mapping':
    'La correspondance ne peut pas fonctionner ainsi. Voyez les lignes marquées.',
  'problem.precondition-required':
    'La page et le service sont de versions différentes. Rechargez la page.',
  'problem.rate-limited': 'Trop de demandes. Cela reprend tout seul dans un instant.',
  'problem.sign-in-again': 'Microsoft 365 demande une nouvelle connexion.',
  'problem.consent-needed': 'Un administrateur Microsoft 365 doit d’abord donner son accord.',
  'problem.internal':
    'Un incident s’est produit de notre côté. Rien n’a été modifié ; veuillez réessayer.',
  'problem.upstream-unavailable':
    'Microsoft 365 ou le CRM ne répond pas pour le moment. Une nouvelle tentative aura lieu toute seule.',
  'connect.declined': 'La connexion a été annulée ou l’accès n’a pas été accordé.',
  'connect.approval-required':
    'Dans votre organisation, seul un administrateur peut accorder l’accès. Demandez à un administrateur Microsoft 365 d’approuver cette application, puis réessayez.',
  'connect.other-account':
    'C’est un autre compte Microsoft que celui connecté auparavant. Connectez-vous avec le même compte.',
  'connect.no-mailbox':
    'Ce compte Microsoft n’a pas de boîte aux lettres. Un administrateur peut attribuer une licence avec Exchange.',
  'connect.sign-in-failed': 'Microsoft 365 n’a pas terminé la connexion.',
  'connect.identity-taken': 'Ce compte Microsoft est déjà connecté à un autre membre.',
  'connect.wrong-tenant':
    'Ce compte est d’une autre organisation Microsoft 365 que celle de votre CRM.',
  'connect.unavailable': 'Microsoft 365 ne répond pas pour le moment.',
  'problem.edition-needed': 'Votre édition du CRM ne comprend pas cela.',
  'problem.not-installed':
    'Votre organisation doit d’abord être connectée à Microsoft 365. Une personne qui gère l’intégration peut le faire.',
  'problem.tenant-taken': 'Une autre organisation est déjà liée. Désinstallez-la d’abord.',
  'problem.already-decided': 'Quelqu’un a déjà décidé.',
  'problem.other-account': 'Il existe un autre compte.',
  'problem.licence-limit': 'Le CRM n’a plus de place libre.',
  'problem.crm-cannot-create': 'Le CRM n’ajoute des utilisateurs qu’à la main.',
  'problem.wrong-person':
    'Ceci est destiné à quelqu’un d’autre. Connectez-vous avec le compte qui l’a reçu.',
  'problem.wrong-tenant': 'Ceci est destiné aux personnes d’une autre organisation Microsoft 365.',
  'problem.revoked': 'Ceci a été retiré. Demandez à la personne qui l’a envoyé.',
  'problem.used': 'Ceci a déjà servi ; cela ne marche qu’une fois.',
}
