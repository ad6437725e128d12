/** @module Spanish. */
import type { WordSet } from './en.ts'

export const es: WordSet = {
  'wait.sign-in': 'Iniciando sesión con Microsoft…',
  'wait.visit': 'Un momento…',
  'signed-in-as': 'Sesión iniciada como',
  'not-me': 'No soy yo',
  again: 'Intentar de nuevo',
  'sign-in': 'Iniciar sesión con Microsoft',
  'other-account': 'Usar otra cuenta',
  'go-on-without': 'Abrir la aplicación sin este enlace',
  code: 'Código: {code}',
  'code-trace': 'Código: {code} · Rastro: {trace}',

  'member.title': 'Ya es miembro de {organization}',
  'member.open': 'Abrir {crm}',
  'invited.title': 'Únase a {organization} en {crm}',
  'invited.by': '{name} le invita a {organization}.',
  'invited.text': 'Tiene una invitación a {organization}.',
  'invited.until': 'La invitación es válida hasta el {date}.',
  'invited.terms': 'Acepto las condiciones del servicio.',
  'invited.accept': 'Aceptar y unirme',
  'may-request.title': '{organization} ya usa {crm}',
  'may-request.text':
    'Todavía no es miembro. Quienes administran los usuarios recibirán un mensaje.',
  'may-request.ask': 'Solicitar unirme',
  'requested.title': 'Su solicitud está en espera',
  'requested.text': 'La envió el {date}. Recibirá un mensaje cuando se decida.',
  'requested.withdraw': 'Retirar la solicitud',
  'declined.title': 'Su solicitud fue rechazada',
  'declined.text':
    'Puede volver a solicitarlo a partir del {date}. Si fue un error, hable con un administrador de {crm}.',
  'other-account.title': 'Hay otra cuenta con su dirección',
  'other-account.text':
    'Está vinculada a otra cuenta de Microsoft. Pida a un administrador de {crm} que lo resuelva.',
  'associate.link': 'Tengo otra cuenta en {crm}',
  'nobody.title': 'Su organización todavía no usa esta aplicación',
  'nobody.text':
    'Un administrador de Microsoft 365 de su organización puede conectarla con su CRM, y nadie más. Si no es usted, avise a su administrador.',
  'nobody.install': 'Soy administrador',
  'install.title': 'Conectar Microsoft\u00a0365 con su CRM',
  'install.text':
    'Se hace una vez para toda la organización, por un administrador de Microsoft 365 que también administre el CRM. Abra los ajustes de su CRM, vaya a Microsoft 365 y pulse Conectar.',

  'wait.consent': 'Microsoft está propagando su consentimiento. Tarda unos segundos…',
  'install.not-administrator.title': 'Solo un administrador puede conectar {organization}',
  'install.not-administrator.text':
    'Esta cuenta no administra Microsoft 365. Envíe el enlace a quien lo haga: administrador global, administrador de roles con privilegios, administrador de aplicaciones o administrador de aplicaciones en la nube.',
  'install.copy': 'Copiar el enlace',
  'install.copied': 'Enlace copiado',
  'install.consent.title': 'Conectar {organization} con Microsoft 365',
  'install.consent.text':
    'Microsoft muestra lo que {crm} puede hacer por las personas de su organización, y usted da su consentimiento una vez para todas. Nadie toca un calendario ni contactos antes de que la persona lo active.',
  'install.consent.go': 'Dar el consentimiento en Microsoft',
  'install.accounts.title': 'Su cuenta en {crm}',
  'install.account.new': 'Se crea una cuenta nueva para usted en {crm}: {address}.',
  'install.account.existing': 'Continúa como {name} ({address}) en {crm}.',
  'install.account.taken':
    'La cuenta {address} de {crm} pertenece a otra cuenta de Microsoft. Use otra cuenta suya o pregunte a un administrador de {crm}.',
  'install.accounts.role': 'Será superadministrador de {organization} en {crm}.',
  'install.accounts.continue': 'Continuar',
  'install.taken.title': 'Su Microsoft 365 está vinculado a otra organización',
  'install.taken.text':
    'Pertenece a {holder}. Desinstálelo primero allí (ajustes de {crm}, Microsoft 365) o pida a {holder} que le invite.',
  'install.installed.title': '{organization} está conectada',
  'install.installed.text':
    'Invite a sus colegas en los ajustes de {crm}. Después cada persona activa su calendario y sus contactos.',
  'problem.consent-declined.title': 'No dio su consentimiento',
  'problem.consent-declined.text':
    'Microsoft recibió un no. No se hizo nada. Puede intentarlo de nuevo.',
  'problem.consent-over.title': 'Esta respuesta ya no vale',
  'problem.consent-over.text':
    'Llegó demasiado tarde o para otra organización. No se hizo nada. Empiece de nuevo.',
  'problem.consent-spreading.title': 'Tarda más de lo habitual',
  'problem.consent-spreading.text':
    'Microsoft o el CRM aún no responde. No se pierde nada: espere un minuto e inténtelo de nuevo.',
  'problem.link-over.title': 'Este enlace ya no vale',
  'problem.link-over.text': 'Vale siete días. Pida uno nuevo en los ajustes de su CRM.',
  'problem.tenant-taken.title': 'Ya hay otra organización vinculada',
  'problem.tenant-taken.text':
    'Una organización de Microsoft 365 pertenece a una sola cuenta de CRM, y al revés. Desinstale primero la otra o pida unirse a ella.',
  'problem.install-tenant.title': 'Este enlace es para otra organización',
  'problem.install-tenant.text':
    'Su cuenta pertenece a otra organización de Microsoft 365 que la de este enlace. No se hizo nada.',

  'problem.sign-in-declined.title': 'No inició sesión',
  'problem.sign-in-declined.text': 'Microsoft recibió un No. No se hizo nada.',
  'problem.sign-in-refused.title': 'Microsoft no aceptó este inicio de sesión',
  'problem.sign-in-refused.text':
    'No se hizo nada. Si se repite, pregunte al administrador de su Microsoft 365.',
  'problem.sign-in-approval.title': 'Antes debe dar su acuerdo un administrador',
  'problem.sign-in-approval.text':
    'En su organización solo los administradores de Microsoft 365 aprueban aplicaciones. Pida al suyo que apruebe esta y vuelva después.',
  'problem.sign-in-over.title': 'Este inicio de sesión ha terminado',
  'problem.sign-in-over.text':
    'Por su seguridad cada uno sirve una sola vez, en la pestaña donde empezó. No se hizo nada.',
  'problem.sign-in-unavailable.title': 'Microsoft no responde',
  'problem.sign-in-unavailable.text': 'No se hizo nada. Espere un minuto e inténtelo de nuevo.',
  'problem.no-storage.title': 'Su navegador no guarda nada para esta página',
  'problem.no-storage.text':
    'Permita que este sitio guarde datos mientras la pestaña esté abierta, o abra el enlace en una ventana normal.',
  'problem.unknown-link.title': 'Este enlace no lleva a ninguna parte',
  'problem.unknown-link.text':
    'No está completo o no es nuestro. Copie la dirección entera del mensaje.',
  'problem.not-found.title': 'Esta invitación no se conoce',
  'problem.not-found.text': 'Puede que se haya eliminado. Pida otra a la persona que le invitó.',
  'problem.wrong-person.title': 'Esta invitación es para otra persona',
  'problem.wrong-person.text':
    'Ha iniciado sesión con una cuenta distinta de la invitada. Use la cuenta a la que se envió el mensaje; si solo tiene esta, pida una invitación para ella.',
  'problem.wrong-tenant.title': 'Esto es para otra organización',
  'problem.wrong-tenant.text':
    'Su cuenta de Microsoft 365 pertenece a una organización que no está vinculada a este CRM. Use la cuenta de la organización que le invitó.',
  'problem.expired.title': 'Esta invitación ya no es válida',
  'problem.expired.text':
    'Las invitaciones valen siete días, y solo funciona el enlace más reciente. Pida otra a la persona que le invitó.',
  'problem.revoked.title': 'Esta invitación fue retirada',
  'problem.revoked.text':
    'La persona que le invitó, o un compañero, la ha retirado. Pregúntele si fue un error.',
  'problem.used.title': 'Esta invitación ya fue aceptada',
  'problem.used.text':
    'Cada una sirve una vez. Si la aceptó usted, ya es miembro: abra la aplicación.',
  'problem.licence-limit.title': 'No queda ninguna plaza',
  'problem.licence-limit.text':
    'El CRM de su organización no tiene licencia para otro usuario. Dígaselo a la persona que le invitó; su enlace vale hasta que venza.',
  'problem.other-account.title': 'Hay otra cuenta con su dirección',
  'problem.other-account.text':
    'En el CRM hay un usuario con su dirección vinculado a otra cuenta de Microsoft. Pida a un administrador de su CRM que lo resuelva. No se cambió nada.',
  'problem.crm-cannot-create.title': 'Un administrador debe añadirle a mano',
  'problem.crm-cannot-create.text':
    'Este CRM no deja que otros añadan usuarios. Pídalo a un administrador de su CRM y después abra de nuevo la aplicación.',
  'problem.wrong-state.title': 'Eso ya no es posible',
  'problem.wrong-state.text': 'Algo ha cambiado entretanto. Vea cómo está ahora.',
  'problem.associate-expired.title': 'Ha tardado demasiado',
  'problem.associate-expired.text':
    'Por su seguridad, el camino de vuelta desde el CRM está abierto diez minutos. No se cambió nada. Empiece de nuevo.',
  'problem.associate-other.title': 'Eso pertenece a otro inicio de sesión',
  'problem.associate-other.text':
    'El CRM le devolvió a otra pestaña, o como otra persona, que al empezar. No se cambió nada. Empiece aquí de nuevo.',
  'problem.rate-limited.title': 'Demasiados intentos',
  'problem.rate-limited.text': 'Espere un minuto e inténtelo de nuevo.',
  'problem.upstream-unavailable.title': 'El CRM no responde',
  'problem.upstream-unavailable.text': 'No se cambió nada. Espere un minuto e inténtelo de nuevo.',
  'problem.offline.title': 'No hay conexión',
  'problem.offline.text':
    'Esta página no pudo llegar a su servicio. Compruebe la red e inténtelo de nuevo.',
  'problem.unexpected.title': 'Esto no ha funcionado',
  'problem.unexpected.text':
    'No se cambió nada. Si se repite, dé el código de abajo al administrador de su CRM.',
}
