/** @module Spanish: values of records, questions, refusals, approvals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
  'picker.consent':
    'Para elegir personas, esta aplicación necesita su consentimiento para leer los nombres de sus compañeros en Microsoft 365.',
  'state.consent-needed': 'Desactivado: falta su consentimiento',
  'state.approval-needed': 'Desactivado: antes debe aceptarlo un administrador',
  'state.approval-requested': 'A la espera de su administrador',
  'state.approval-ready': 'Su administrador lo ha aceptado',
  'approval.needed':
    'En su organización solo un administrador de Microsoft 365 puede aceptarlo. Pídalo aquí; después la sincronización se activa sola.',
  'approval.ask': 'Pedírselo a su administrador',
  'approval.requested':
    'Se ha avisado a su administrador. En cuanto lo acepte, la sincronización se activará sola; no hace falta que espere aquí.',
  'approval.told': {
    one: 'Se escribió a {n} administrador.',
    other: 'Se escribió a {n} administradores.',
  },
  'approval.link': 'Enlace para el administrador',
  'approval.hand-on': 'También puede dar este enlace a un administrador:',
  'approval.ready':
    'Su administrador lo ha aceptado. Inicie sesión una vez más y la sincronización se activará sola.',
  'approval.sign-in': 'Iniciar sesión',
  'question.title': { one: '{n} pregunta para usted', other: '{n} preguntas para usted' },
  'question.lead': 'Se editaron ambos lados. Hasta que elija, cada lado conserva el suyo.',
  'question.keep': 'Conservar este',
  'question.answered': 'Su elección se aplica en ambos lados.',
  'question.open': 'A la espera de su elección.',
  'question.superseded': 'Se editó de nuevo; ya no hay nada que elegir.',
  'activity.before': 'Antes:',
  'activity.after': 'Después:',
  'activity.all': 'Mostrar todo',
  'activity.less': 'Mostrar menos',
  'activity.cut': 'Aquí solo se guarda el comienzo.',
  'activity.in-step': {
    one: '{n} registro está sincronizado. Lo que cambie desde ahora aparecerá aquí.',
    other: '{n} registros están sincronizados. Lo que cambie desde ahora aparecerá aquí.',
  },
  'activity.first-sync': 'Primera sincronización',
  'stream.first-sync': {
    one: '{n} registro está en ambos lados.',
    other: '{n} registros están en ambos lados.',
  },
  'stream.kept-in-crm': 'Outlook no puede guardar este valor; el CRM lo conserva.',
  'activity.mailed': {
    one: 'Outlook escribió a {n} persona',
    other: 'Outlook escribió a {n} personas',
  },
  'activity.fields': { one: '{n} campo más', other: '{n} campos más' },
  'stream.keeps-failing':
    'Ha fallado una y otra vez. Se intentará de nuevo en la próxima comparación completa.',
  'stream.too-large': 'El registro es demasiado grande para transferirlo de una vez (2 MB).',
  'stream.zone-unsupported': 'Outlook no conoce la zona horaria de este evento.',
  'stream.date-out-of-range': 'Outlook no admite fechas tan lejanas.',
  'stream.several-places':
    'El evento tiene varias ubicaciones en Outlook. Se conservan: una del CRM las sustituiría todas.',
  'stream.not-deleted':
    'Microsoft 365 confirmó la eliminación, pero sigue ahí. Elimínelo en Outlook; si lo reintenta o lo edita allí, será un registro propio.',
  'stream.recurrence-unsupported': 'Outlook no admite esta forma de repetición.',
  'stream.meeting-with-attendees':
    'Se convirtió en una reunión con otras personas; Outlook les escribiría, así que se deja como está.',
  'stream.not-a-series': 'Solo se repite en un lado.',
  'slot.title': 'Título',
  'slot.time': 'Horario',
  'slot.exceptions': 'Excepciones de la serie',
  'slot.description': 'Descripción',
  'slot.location': 'Lugar',
  'slot.showAs': 'Mostrar como',
  'slot.organizer': 'Organizador',
  'slot.status': 'Estado',
  'slot.privacy': 'Privacidad',
  'slot.reminder': 'Aviso',
}
