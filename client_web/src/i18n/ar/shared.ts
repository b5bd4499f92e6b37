/** The words all three screens share, in Arabic. */
import type { shared as english } from "../en/shared";
import type { Translated } from "../translate";

export const shared: Translated<typeof english> = {
  "brand": "Hotseat",
  // the language
  "language": "اللغة",
  "language.room": "كالغرفة",
  "unreachable": "تعذّر الوصول إلى الخادم. يُرجى التحقق من الشبكة ثم المحاولة من جديد.",
  "temper.level": "الانفعال {level} من 10، {word}",
  "temper.calm": "هادئ",
  "temper.cool": "خفيف",
  "temper.warm": "ملحوظ",
  "temper.hot": "شديد",
  "temper.boiling": "يغلي",
  "temper.over": "طفح الكيل",
  "team.flag": "الفريق {letter}",
  "clock.paused": "متوقف",
  "clock.over": "انتهى الوقت",
};
