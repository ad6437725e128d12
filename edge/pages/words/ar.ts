/** @module Arabic. */
import type { WordSet } from './en.ts'

export const ar: WordSet = {
  'wait.sign-in': 'جارٍ تسجيل دخولك عبر Microsoft…',
  'wait.visit': 'لحظة من فضلك…',
  'signed-in-as': 'تم تسجيل الدخول باسم',
  'not-me': 'هذا ليس أنا',
  again: 'المحاولة مرة أخرى',
  'sign-in': 'تسجيل الدخول عبر Microsoft',
  'other-account': 'استخدام حساب آخر',
  'go-on-without': 'فتح التطبيق من دون هذا الرابط',
  code: 'الرمز: {code}',
  'code-trace': 'الرمز: {code} · التتبع: {trace}',

  'member.title': 'أنت عضو في {organization}',
  'member.open': 'فتح {crm}',
  'invited.title': 'انضم إلى {organization} في {crm}',
  'invited.by': 'يدعوك {name} إلى {organization}.',
  'invited.text': 'لديك دعوة إلى {organization}.',
  'invited.until': 'الدعوة صالحة حتى {date}.',
  'invited.terms': 'أوافق على شروط الخدمة.',
  'invited.accept': 'القبول والانضمام',
  'may-request.title': 'تستخدم {organization} تطبيق {crm} بالفعل',
  'may-request.text': 'لست عضوًا بعد. سيصل بريد إلى من يديرون المستخدمين.',
  'may-request.ask': 'طلب الانضمام',
  'requested.title': 'طلبك قيد الانتظار',
  'requested.text': 'قدّمت الطلب في {date}. سيصلك بريد عند اتخاذ القرار.',
  'requested.withdraw': 'سحب الطلب',
  'declined.title': 'تم رفض طلبك',
  'declined.text':
    'يمكنك الطلب من جديد ابتداءً من {date}. إذا كان ذلك خطأً فتحدث إلى أحد مسؤولي {crm}.',
  'other-account.title': 'يوجد حساب آخر بعنوانك',
  'other-account.text': 'وهو مرتبط بحساب Microsoft آخر. اطلب من أحد مسؤولي {crm} معالجة ذلك.',
  'associate.link': 'لديّ حساب آخر في {crm}',
  'nobody.title': 'مؤسستك لا تستخدم هذا التطبيق بعد',
  'nobody.text':
    'يستطيع مسؤول Microsoft 365 في مؤسستك وحده ربط التطبيق بنظام CRM. إذا لم تكن أنت المسؤول فأخبر مسؤولك.',
  'nobody.install': 'أنا مسؤول',
  'install.title': 'ربط Microsoft\u00a0365 بنظام CRM',
  'install.text':
    'يتم ذلك مرة واحدة للمؤسسة كلها على يد مسؤول Microsoft 365 يدير نظام CRM أيضًا. افتح إعدادات نظام CRM، وانتقل إلى Microsoft 365 واضغط على «ربط».',

  'wait.consent': 'تنشر Microsoft موافقتك. يستغرق ذلك بضع ثوانٍ…',
  'install.not-administrator.title': 'لا يستطيع توصيل {organization} إلا مسؤول',
  'install.not-administrator.text':
    'هذا الحساب لا يدير Microsoft 365. أرسل الرابط إلى من يديره: مسؤول عام أو مسؤول الأدوار ذات الامتيازات أو مسؤول التطبيقات أو مسؤول التطبيقات السحابية.',
  'install.copy': 'نسخ الرابط',
  'install.copied': 'تم نسخ الرابط',
  'install.consent.title': 'توصيل {organization} بـ Microsoft 365',
  'install.consent.text':
    'تعرض Microsoft ما يُسمح لنظام {crm} بفعله لأفراد مؤسستك، وتوافق مرة واحدة عن الجميع. لا يُمس تقويم أحد ولا جهات اتصاله قبل أن يشغّل ذلك بنفسه.',
  'install.consent.go': 'الموافقة لدى Microsoft',
  'install.accounts.title': 'حسابك في {crm}',
  'install.account.new': 'سيُنشأ لك حساب جديد في {crm}: {address}.',
  'install.account.existing': 'تتابع باسم {name} ({address}) في {crm}.',
  'install.account.taken':
    'الحساب {address} في {crm} يخص حساب Microsoft آخر. استخدم حسابًا آخر لك أو اسأل مسؤول {crm}.',
  'install.accounts.role': 'ستصبح المسؤول الأعلى لـ {organization} في {crm}.',
  'install.accounts.continue': 'متابعة',
  'install.taken.title': 'حساب Microsoft 365 لديك مرتبط بمؤسسة أخرى',
  'install.taken.text':
    'إنه يتبع {holder}. أزِل تثبيته هناك أولًا (إعدادات {crm}، ‏Microsoft 365) أو اطلب من {holder} دعوتك.',
  'install.installed.title': 'تم توصيل {organization}',
  'install.installed.text': 'ادعُ زملاءك في إعدادات {crm}، ثم يشغّل كل منهم تقويمه وجهات اتصاله.',
  'problem.consent-declined.title': 'لم توافق',
  'problem.consent-declined.text': 'تلقّت Microsoft رفضًا. لم يحدث شيء. يمكنك المحاولة مرة أخرى.',
  'problem.consent-over.title': 'انتهت صلاحية هذه الإجابة',
  'problem.consent-over.text':
    'وصلت متأخرة أو لمؤسسة أخرى غير المطلوبة. لم يحدث شيء. ابدأ من جديد.',
  'problem.consent-spreading.title': 'يستغرق هذا وقتًا أطول من المعتاد',
  'problem.consent-spreading.text':
    'لم تُجب Microsoft أو نظام CRM بعد. لم يضِع شيء: انتظر دقيقة ثم حاول مرة أخرى.',
  'problem.link-over.title': 'انتهت صلاحية هذا الرابط',
  'problem.link-over.text': 'يصلح لسبعة أيام. اطلب رابطًا جديدًا من إعدادات نظام CRM.',
  'problem.tenant-taken.title': 'هناك مؤسسة أخرى مرتبطة بالفعل',
  'problem.tenant-taken.text':
    'تتبع كل مؤسسة Microsoft 365 حساب CRM واحدًا، والعكس. أزِل تثبيت الأخرى أولًا أو اطلب الانضمام إليها.',
  'problem.install-tenant.title': 'هذا الرابط لمؤسسة أخرى',
  'problem.install-tenant.text':
    'يتبع حسابك مؤسسة Microsoft 365 غير التي أُنشئ لها هذا الرابط. لم يحدث شيء.',

  'problem.sign-in-declined.title': 'لم تسجّل الدخول',
  'problem.sign-in-declined.text': 'تلقّت Microsoft رفضًا. لم يتم أي شيء.',
  'problem.sign-in-refused.title': 'لم تقبل Microsoft تسجيل الدخول هذا',
  'problem.sign-in-refused.text': 'لم يتم أي شيء. إذا تكرر ذلك فاسأل مسؤول Microsoft 365 لديك.',
  'problem.sign-in-approval.title': 'يجب أن يوافق مسؤول أولاً',
  'problem.sign-in-approval.text':
    'في مؤسستك يوافق مسؤولو Microsoft 365 وحدهم على التطبيقات. اطلب من مسؤولك الموافقة على هذا التطبيق ثم عُد.',
  'problem.sign-in-over.title': 'انتهى تسجيل الدخول هذا',
  'problem.sign-in-over.text':
    'حفاظًا على أمانك يعمل كل تسجيل دخول مرة واحدة وفي علامة التبويب التي بدأ فيها. لم يتم أي شيء.',
  'problem.sign-in-unavailable.title': 'Microsoft لا تستجيب',
  'problem.sign-in-unavailable.text': 'لم يتم أي شيء. انتظر دقيقة ثم حاول مرة أخرى.',
  'problem.no-storage.title': 'متصفحك لا يحفظ شيئًا لهذه الصفحة',
  'problem.no-storage.text':
    'اسمح لهذا الموقع بحفظ البيانات ما دامت علامة التبويب مفتوحة، أو افتح الرابط في نافذة عادية.',
  'problem.unknown-link.title': 'هذا الرابط لا يؤدي إلى شيء',
  'problem.unknown-link.text': 'إما أنه ناقص أو ليس من روابطنا. انسخ العنوان كاملاً من البريد.',
  'problem.not-found.title': 'هذه الدعوة غير معروفة',
  'problem.not-found.text': 'ربما أزيلت. اطلب دعوة أخرى من الشخص الذي دعاك.',
  'problem.wrong-person.title': 'هذه الدعوة لشخص آخر',
  'problem.wrong-person.text':
    'سجّلت الدخول بحساب غير الحساب المدعو. استخدم الحساب الذي أُرسل إليه البريد؛ وإذا لم يكن لديك سوى هذا الحساب فاطلب دعوة له.',
  'problem.wrong-tenant.title': 'هذا لمؤسسة أخرى',
  'problem.wrong-tenant.text':
    'ينتمي حسابك في Microsoft 365 إلى مؤسسة غير مرتبطة بنظام CRM هذا. استخدم حساب المؤسسة التي دعتك.',
  'problem.expired.title': 'لم تعد هذه الدعوة صالحة',
  'problem.expired.text':
    'الدعوات صالحة لسبعة أيام، ولا يعمل سوى أحدث رابط. اطلب دعوة أخرى من الشخص الذي دعاك.',
  'problem.revoked.title': 'تم سحب هذه الدعوة',
  'problem.revoked.text': 'سحبها الشخص الذي دعاك أو أحد زملائه. اسأله إن كان ذلك خطأً.',
  'problem.used.title': 'تم قبول هذه الدعوة من قبل',
  'problem.used.text': 'كل دعوة تعمل مرة واحدة. إذا كنت قد قبلتها فأنت عضو: افتح التطبيق.',
  'problem.licence-limit.title': 'لم يبقَ مكان',
  'problem.licence-limit.text':
    'لا توجد لدى نظام CRM في مؤسستك رخصة لمستخدم آخر. أخبر الشخص الذي دعاك؛ ويبقى رابطك صالحًا حتى نهايته.',
  'problem.other-account.title': 'يوجد حساب آخر بعنوانك',
  'problem.other-account.text':
    'في نظام CRM مستخدم بعنوان بريدك مرتبط بحساب Microsoft آخر. اطلب من أحد مسؤولي نظام CRM معالجة ذلك. لم يتغير شيء.',
  'problem.crm-cannot-create.title': 'يجب أن يضيفك مسؤول بنفسه',
  'problem.crm-cannot-create.text':
    'لا يسمح نظام CRM هذا لغيره بإضافة مستخدمين. اطلب ذلك من أحد مسؤولي نظام CRM ثم افتح التطبيق من جديد.',
  'problem.wrong-state.title': 'لم يعد ذلك ممكنًا',
  'problem.wrong-state.text': 'تغيّر شيء في هذه الأثناء. انظر إلى وضعك الآن.',
  'problem.associate-expired.title': 'استغرق ذلك وقتًا طويلاً',
  'problem.associate-expired.text':
    'حفاظًا على أمانك يبقى طريق العودة من نظام CRM مفتوحًا عشر دقائق. لم يتغير شيء. ابدأ من جديد.',
  'problem.associate-other.title': 'هذا يخص تسجيل دخول آخر',
  'problem.associate-other.text':
    'أعادك نظام CRM إلى علامة تبويب أخرى أو باسم شخص آخر غير ما بدأت به. لم يتغير شيء. ابدأ هنا من جديد.',
  'problem.rate-limited.title': 'محاولات كثيرة جدًا',
  'problem.rate-limited.text': 'انتظر دقيقة ثم حاول مرة أخرى.',
  'problem.upstream-unavailable.title': 'نظام CRM لا يستجيب',
  'problem.upstream-unavailable.text': 'لم يتغير شيء. انتظر دقيقة ثم حاول مرة أخرى.',
  'problem.offline.title': 'لا يوجد اتصال',
  'problem.offline.text': 'لم تصل هذه الصفحة إلى خدمتها. تحقق من الشبكة وحاول مرة أخرى.',
  'problem.unexpected.title': 'لم ينجح ذلك',
  'problem.unexpected.text': 'لم يتغير شيء. إذا تكرر ذلك فأعطِ الرمز أدناه لمسؤول نظام CRM.',
}
