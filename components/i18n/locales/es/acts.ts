/** @module Spanish: acts, problems, connecting. */
import type { Messages } from '../../message.ts'

export const acts: Messages = {
  cancel: 'Cancelar',
  retry: 'Reintentar',
  close: 'Cerrar',
  more: 'Mostrar más',
  loading: 'Cargando…',
  trace: 'Referencia para soporte: {id}',
  'setup.missing': 'Aún sin configurar: la página debe indicar el servicio y dar un token.',
  'problem.offline': 'No se puede acceder al servicio. Compruebe su conexión.',
  'problem.timeout': 'El servicio tardó demasiado en responder.',
  'connect.title': 'Conectar Microsoft 365',
  'connect.again': 'Iniciar sesión de nuevo',
  'connect.starting': 'Abriendo el inicio de sesión de Microsoft…',
  'connect.waiting':
    'Termine de iniciar sesión en la ventana de Microsoft. Esta página continúa por sí sola.',
  'connect.blocked': 'El navegador retuvo la ventana de inicio de sesión.',
  'connect.open': 'Abrir la ventana de inicio de sesión',
  'connect.reopen': 'Abrirla otra vez',
  'connect.failed': 'El inicio de sesión no funcionó.',
  'who.you': 'Puede solucionarlo usted.',
  'who.administrator': 'Puede solucionarlo un administrador de Microsoft 365.',
  'who.nobody': 'Se vuelve a intentar por sí solo.',
  stale: 'Último estado conocido. {problem}',
  'problem.unreadable':
    'No se puede leer la respuesta: algo entre esta página y el servicio la altera.',
  'problem.token-failed':
    'El CRM no dio un token para esta página. Recárguela; si persiste, avise al administrador del CRM.',
  'connect.expired': 'El inicio de sesión no terminó a tiempo.',
  'problem.aborted': 'Cancelado.',
  'problem.invalid-request':
    'El servicio no aceptó esta solicitud. Recargue la página; si persiste, avise al administrador del CRM.',
  'problem.not-signed-in':
    'Su sesión ha terminado. Inicie sesión de nuevo en el CRM y vuelva aquí.',
  'problem.not-permitted':
    'Su función en el CRM no lo permite. El administrador del CRM puede cambiarlo.',
  'problem.origin-not-allowed':
    'Esta página no está registrada en el servicio. El administrador del CRM puede añadir su dirección.',
  'problem.not-found': 'Esto ya no existe.',
  'problem.method-not-allowed':
    'La página y el servicio son de versiones distintas. Recargue la página.',
  'problem.not-connected': 'Aún no hay ninguna cuenta de Microsoft 365 conectada.',
  'problem.wrong-state': 'Ahora no es posible. Espere un momento y vuelva a mirar.',
  'problem.expired': 'Esto ya no es válido. Empiece de nuevo.',
  'problem.version-conflict': 'Alguien lo ha cambiado entretanto.',
  'problem.payload-too-large': 'Es demasiado de una vez.',
  'problem.unsupported-media-type':
    'La página y el servicio son de versiones distintas. Recargue la página.',
  'problem.invalid-mapping': 'La asignación no puede funcionar así. Vea las filas marcadas.',
  'problem.precondition-required':
    'La página y el servicio son de versiones distintas. Recargue la página.',
  'problem.rate-limited': 'Demasiadas solicitudes. Continúa por sí solo en un momento.',
  'problem.sign-in-again': 'Microsoft 365 pide que inicie sesión de nuevo.',
  'problem.consent-needed': 'Primero debe aceptar un administrador de Microsoft 365.',
  'problem.internal': 'Algo falló por nuestra parte. No se cambió nada; inténtelo de nuevo.',
  'problem.upstream-unavailable':
    'Microsoft 365 o el CRM no responden ahora. Se vuelve a intentar por sí solo.',
  'connect.declined': 'Se canceló el inicio de sesión o no se concedió el acceso.',
  'connect.approval-required':
    'En su organización solo un administrador puede conceder el acceso. Pida a un administrador de Microsoft 365 que apruebe esta aplicación e inténtelo de nuevo.',
  'connect.other-account':
    'Es otra cuenta de Microsoft que la conectada antes. Inicie sesión con la misma.',
  'connect.no-mailbox':
    'Esta cuenta de Microsoft no tiene buzón. Un administrador puede asignar una licencia con Exchange.',
  'connect.sign-in-failed': 'Microsoft 365 no completó el inicio de sesión.',
  'connect.identity-taken': 'Esta cuenta de Microsoft ya está conectada a otro miembro.',
  'connect.wrong-tenant': 'Esta cuenta es de otra organización de Microsoft 365 que la de su CRM.',
  'connect.unavailable': 'Microsoft 365 no responde ahora.',
  'problem.edition-needed': 'Su edición del CRM no incluye esto.',
  'problem.not-installed':
    'Primero hay que conectar su organización con Microsoft 365. Puede hacerlo quien gestiona la integración.',
  'problem.tenant-taken': 'Ya hay otra organización vinculada. Desinstálela allí primero.',
  'problem.already-decided': 'Alguien ya lo ha decidido.',
  'problem.other-account': 'Hay otra cuenta.',
  'problem.licence-limit': 'El CRM no tiene más plazas.',
  'problem.crm-cannot-create': 'El CRM solo añade usuarios a mano.',
  'problem.wrong-person':
    'Esto es para otra persona. Inicie sesión con la cuenta a la que se envió.',
  'problem.wrong-tenant': 'Esto es para personas de otra organización de Microsoft 365.',
  'problem.revoked': 'Esto se retiró. Pregunte a quien lo envió.',
  'problem.used': 'Esto ya se usó; solo sirve una vez.',
}
