/** @module Spanish: tying a tenant and untying it. */
import type { Messages } from '../../message.ts'

export const install: Messages = {
  'install.title': 'Microsoft 365 para {name}',
  'install.lead':
    'Conecte una vez para todos. Después cada persona activa su calendario y sus contactos.',
  'install.begin': 'Conectar Microsoft 365',
  'install.link':
    'Un administrador de su Microsoft 365 tiene que dar su consentimiento. Si es usted, siga en Microsoft. Si no, envíe el enlace.',
  'install.open': 'Seguir en Microsoft',
  'install.copy': 'Copiar el enlace',
  'install.copied': 'Enlace copiado',
  'install.until': 'El enlace es válido hasta {date}.',
  'install.waiting': 'Esperando al administrador. Puede salir de esta página.',
  'install.needs': 'Quien gestiona la integración en su CRM puede conectarla.',
  'install.on': 'Conectado',
  'install.by': 'Conectado por {name}, {date}',
  'install.since': 'Conectado desde {date}',
  'install.remove': 'Desinstalar…',
  'install.remove-title': '¿Desinstalar Microsoft 365?',
  'install.remove-lead':
    'La sincronización termina para todos y se destruyen todos los inicios de sesión. Todos los registros de su CRM se quedan. No se envía ningún correo.',
  'install.copies': 'Nuestros calendarios y carpetas de contactos en Outlook',
  'install.keep': 'Dejarlos en Outlook',
  'install.clear': 'Quitarlos de Outlook',
  'install.confirm': 'Escriba «{name}» para confirmar',
  'install.remove-now': 'Desinstalar',
  'install.removing': 'Desinstalando: {done} de {total} buzones',
  'install.removed': 'Desinstalado, {date}',
  'install.remains': 'Lo que queda',
  'install.report': 'Guardar el informe',
  'install.left': {
    one: 'En {n} buzón nuestro calendario o carpeta sigue en Outlook; su dueño puede eliminarlo allí.',
    many: 'En {n} buzones nuestro calendario o carpeta sigue en Outlook; sus dueños pueden eliminarlo allí.',
    other:
      'En {n} buzones nuestro calendario o carpeta sigue en Outlook; sus dueños pueden eliminarlo allí.',
  },
  'remains.crm-records': 'Todos los registros del CRM',
  'remains.crm-users': 'Todos los usuarios del CRM y sus roles',
  'remains.outlook-copies': 'Las copias que se dejaron en Outlook',
  'remains.audit-log': 'El registro de auditoría, como prueba de quién hizo qué',
  'remains.microsoft-consent':
    'La aplicación en Microsoft Entra: un administrador puede eliminarla en Aplicaciones empresariales',
  'remains.backups': 'Copias de seguridad cifradas de la plataforma, durante 30 días',
}
