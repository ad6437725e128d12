/** @module Arabic: tying a tenant and untying it. */
import type { Messages } from '../../message.ts'

export const install: Messages = {
  'install.title': 'Microsoft 365 لدى {name}',
  'install.lead': 'اتصال واحد للجميع. بعد ذلك يشغّل كل زميل تقويمه وجهات اتصاله بنفسه.',
  'install.begin': 'الاتصال بـ Microsoft 365',
  'install.link':
    'يجب أن يوافق أحد مسؤولي Microsoft 365 لديكم. إن كنت أنت المسؤول فتابع لدى Microsoft، وإلا فأرسل الرابط.',
  'install.open': 'المتابعة لدى Microsoft',
  'install.copy': 'نسخ الرابط',
  'install.copied': 'تم نسخ الرابط',
  'install.until': 'الرابط صالح حتى {date}.',
  'install.waiting': 'في انتظار المسؤول. يمكنك مغادرة هذه الصفحة.',
  'install.needs': 'يستطيع الاتصالَ من يدير التكامل في نظام CRM لديكم.',
  'install.on': 'متصل',
  'install.by': 'وصّله {name}، {date}',
  'install.since': 'متصل منذ {date}',
  'install.remove': 'إزالة التثبيت…',
  'install.remove-title': 'هل تريد إزالة تثبيت Microsoft 365؟',
  'install.remove-lead':
    'تتوقف المزامنة لدى الجميع وتُتلف كل عمليات تسجيل الدخول. تبقى كل السجلات في نظام CRM. لن يُرسل أي بريد.',
  'install.copies': 'تقاويمنا ومجلدات جهات الاتصال في Outlook',
  'install.keep': 'إبقاؤها في Outlook',
  'install.clear': 'حذفها من Outlook',
  'install.confirm': 'اكتب «{name}» للتأكيد',
  'install.remove-now': 'إزالة التثبيت',
  'install.removing': 'تجري إزالة التثبيت: {done} من {total} من صناديق البريد',
  'install.removed': 'أُزيل التثبيت، {date}',
  'install.remains': 'ما يبقى',
  'install.report': 'حفظ التقرير',
  'install.left': {
    zero: 'لا يوجد صندوق بريد ({n}) بقي فيه تقويمنا أو مجلدنا في Outlook.',
    one: 'في صندوق بريد واحد ({n}) ما زال تقويمنا أو مجلدنا في Outlook، ويستطيع صاحبه حذفه هناك.',
    two: 'في صندوقَي بريد ({n}) ما زال تقويمنا أو مجلدنا في Outlook، ويستطيع صاحباهما حذفه هناك.',
    few: 'في {n} صناديق بريد ما زال تقويمنا أو مجلدنا في Outlook، ويستطيع أصحابها حذفه هناك.',
    many: 'في {n} صندوق بريد ما زال تقويمنا أو مجلدنا في Outlook، ويستطيع أصحابها حذفه هناك.',
    other: 'في {n} صندوق بريد ما زال تقويمنا أو مجلدنا في Outlook، ويستطيع أصحابها حذفه هناك.',
  },
  'remains.crm-records': 'كل السجلات في نظام CRM',
  'remains.crm-users': 'كل مستخدمي نظام CRM وأدوارهم',
  'remains.outlook-copies': 'النسخ التي تُركت في Outlook',
  'remains.audit-log': 'سجل التدقيق، إثباتًا لمن فعل ماذا',
  'remains.microsoft-consent':
    'التطبيق في Microsoft Entra: يستطيع المسؤول حذفه ضمن «تطبيقات المؤسسة»',
  'remains.backups': 'نسخ احتياطية مشفّرة للمنصة لمدة 30 يومًا',
}
