/* SPDX-License-Identifier: MIT */
#include "text/house_style.h"

/* What newsrooms of a language shorten or spell in several ways without rewriting.
 * A text's language is not known when its words are looked up, so a row must do no
 * harm in another language. Each word of a row is folded to its first column. */

const struct variant_group house_groups[] = {
    /* Measures. */
    {"km", "kilometer kilometers kilometre kilometres kilometern kilometro kilometros "
           "chilometro chilometri quilometro quilometros"},
    {"kg", "kilogram kilograms kilogramme kilogrammes kilogramm kilogramo kilogramos "
           "chilogrammo chilogrammi quilograma quilogramas kilo kilos quilo quilos"},
    {"cm", "centimeter centimeters centimetre centimetres zentimeter centimetro "
           "centimetros centimetri"},
    {"mm", "millimeter millimeters millimetre millimetres milimetro milimetros "
           "millimetri"},
    {"км", "километр километра километров километре километрах"},
    {"кг", "килограмм килограмма килограммов"},
    {"كلم", "كيلومتر كيلومترا كيلومترات"},
    /* Numbers and money. The wires' mln and mld are short for them in half of Europe. */
    {"percent", "prozent procent pourcent porciento porcento percento proc процент "
                "процента процентов проц відсоток відсотка відсотків بالمئة بالمائة"},
    {"million",
     "mln mio millionen millones millon milioni milione milhões milhão miljoen "
     "miljoner millioner miliony milion milionów"},
    {"miliard", "mrd mld mds milliarde milliarden milliard milliards miliardi miliardo "
                "miliardy miliardów miljard miljarder milliarder"},
    {"euro", "eur euros"},
    {"млн", "миллион миллиона миллионов миллионы мільйон мільйона мільйонів мільйони"},
    {"млрд",
     "миллиард миллиарда миллиардов миллиарды мільярд мільярда мільярдів мільярди"},
    {"трлн", "триллион триллиона триллионов трильйон трильйона трильйонів"},
    {"тыс", "тысяча тысячи тысяч"},
    {"тис", "тисяча тисячі тисяч"},
    {"руб", "рубль рубля рублей"},
    {"долл", "доллар доллара долларов"},
    {"грн", "гривня гривні гривень"},
    /* German. */
    {"jan", "januar jänner"},
    {"feb", "februar feber febrero febbraio"},
    {"okt", "oktober"},
    {"dez", "dezember dezembro"},
    {"samstag", "sonnabend"},
    {"nr", "nummer"},
    {"straße", "str"},
    {"st", "sankt"},
    {"ca", "circa zirka"},
    {"bzw", "beziehungsweise"},
    {"evtl", "eventuell"},
    {"inkl", "inklusive"},
    {"sog", "sogenannte sogenannten sogenannter"},
    /* French, Spanish, Portuguese, Italian. */
    {"dr", "docteur doktor dottor dottore doutor"},
    {"dra", "doctora doutora"},
    {"prof", "professeur profesor professore"},
    {"mme", "madame"},
    {"mmes", "mesdames"},
    {"mlle", "mademoiselle"},
    {"sr", "señor senhor"},
    {"sra", "señora senhora"},
    {"sres", "señores"},
    {"sig", "signor"},
    {"av", "avenida avda"},
    {"janv", "janvier"},
    {"févr", "février"},
    {"juil", "juillet"},
    {"oct", "octobre octubre"},
    {"nov", "novembre noviembre novembro"},
    {"dec", "décembre"},
    {"ene", "enero"},
    {"ago", "agosto"},
    {"sept", "septembre septiembre setiembre"},
    {"dic", "diciembre dicembre"},
    {"mexico", "méjico"},
    {"mexicano", "mejicano"},
    {"mexicana", "mejicana"},
    {"mexicanos", "mejicanos"},
    /* Russian and Ukrainian. */
    {"г", "год года году"},
    {"гг", "годы годов годах"},
    {"р", "рік року році"},
    {"ул", "улица улице улицы"},
    {"им", "имени"},
    {"обл", "область области"},
    {"чел", "человек"},
    /* Arabic: a hundred, America, and the seat of the hamza are spelled in two ways. */
    {"مئة", "مائة"},
    {"المئة", "المائة"},
    {"مئتي", "مائتي"},
    {"مئتين", "مائتين"},
    {"ثلاثمئة", "ثلاثمائة"},
    {"أربعمئة", "أربعمائة"},
    {"خمسمئة", "خمسمائة"},
    {"ستمئة", "ستمائة"},
    {"سبعمئة", "سبعمائة"},
    {"ثمانمئة", "ثمانمائة ثمانيمئة"},
    {"تسعمئة", "تسعمائة"},
    {"أمريكا", "أميركا"},
    {"أمريكي", "أميركي"},
    {"أمريكية", "أميركية"},
    {"الأمريكي", "الأميركي"},
    {"الأمريكية", "الأميركية"},
    {"الأمريكيين", "الأميركيين"},
    {"مسؤول", "مسئول"},
    {"مسؤولون", "مسئولون"},
    {"مسؤولين", "مسئولين"},
    {"المسؤولين", "المسئولين"},
    {"شؤون", "شئون"},
    {"الشؤون", "الشئون"},
    {"تلفزيون", "تليفزيون"},
    {"التلفزيون", "التليفزيون"},
    {"إنجلترا", "إنكلترا"},
    /* Names that houses write out of another script. */
    {"kiev", "kyiv"},
    {"irak", "iraq"},
    {"qatar", "katar catar"},
    {"koran", "quran"},
    {"hezbollah", "hizbollah hizbullah hisbollah"},
    {"qaeda", "qaida kaida"},
    {"mohammed", "muhammad mohammad mohamed"},
    {"gaddafi", "qaddafi gadhafi kadhafi"},
};
const size_t house_group_count = sizeof house_groups / sizeof house_groups[0];
