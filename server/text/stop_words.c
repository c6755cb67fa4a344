/* SPDX-License-Identifier: MIT */
#include "text/stop_words.h"

/* Articles, prepositions, conjunctions, pronouns, auxiliaries: what any two texts
 * of a language share. Written as spelled; lexicon.c folds them. A text's language
 * is not known when its words are looked up, so words that carry a story in
 * another language are left out, however common in their own: German "war" and
 * "hat", Dutch "met" and "door", Spanish "sea", and "us", which is a country. */

const struct stop_list stop_lists[] = {
    {"en",
     "a about above after again against all also although am among an and any are as "
     "at be because been before being below between both but by can could did do "
     "does doing down during each either else for from further had has have having "
     "he her here hers herself him himself his how however i if in into is it its "
     "itself just may me might more most must my myself neither no nor not now of "
     "off on once one only or other our ours out over own per said same say says "
     "shall she should since so some such than that the their theirs them themselves "
     "then there these they this those though through to too toward under until up "
     "upon very was we were what when where whether which while who whom whose why "
     "will with within without would yet you your yours isn't aren't wasn't weren't "
     "don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't "
     "shouldn't it's that's there's he's she's they're we're you're i'm i've we've "
     "they've you've"},
    {"de",
     "aber als also am an auch auf aus bei beim bin bis da dabei damit dann das dass "
     "dem den denn der des die dies diese diesem diesen dieser dieses doch dort du "
     "durch ein eine einem einen einer eines er es etwa für gegen hatte hatten "
     "habe haben ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist ja jede jeder "
     "jedes jedoch kann kein keine können mehr mit muss nach nicht noch nun nur "
     "ob oder ohne schon sehr sei sein seine seinem seinen seiner seit sich sie sind "
     "so soll sollen sowie über um und uns unter vom von vor waren was weil wenn "
     "wer werden wie wieder will wir wird wo worden wurde wurden würde zu zum zur "
     "zwischen"},
    {"fr",
     "à afin ai ainsi après au aucun aussi aux avait avant avec avoir c'est ce ceci "
     "cela celle celui ces cet cette ceux chez comme contre d'un d'une dans de "
     "depuis des donc dont du elle elles en encore entre est et étaient était être "
     "eu eux fait il ils j'ai je l'on la là le les leur leurs lors lui ma mais même "
     "mes moi mon n'a n'est ne ni nos notre nous on ont ou où par parce pas pendant "
     "peut plus pour près puis qu'elle qu'il qu'ils qu'un qu'une quand que quel "
     "quelle qui quoi s'est sa sans se selon sera ses si sont sous sur ta te "
     "tous tout toute toutes très tu un une vers vos votre vous y"},
    {"es", "a al algo ante antes aunque bajo como con contra cual cuando de del desde "
           "donde dos durante e el él ella ellas ellos en entre era eran es esa ese eso "
           "esta está están estas este esto estos fue fueron ha había habían hace han "
           "hasta hay la las le les lo los más me mi mientras muy ni no nos o otra otro "
           "para pero poco por porque pues que qué quien se según ser si sí sido sin "
           "sobre son su sus también tan tanto tiene tras tu un una uno unos y ya yo"},
    {"it",
     "a ad agli ai al alla alle allo anche ancora ma c'è che chi ci con contro "
     "cui da dagli dai dal dalla dalle dall' degli dei del della delle dello dell' "
     "di dopo dove e è ed era erano essere fa fino fra fu gli ha hanno ho i il in io "
     "l'ha la le lei lo loro lui mentre mi molto ne negli nei nel nella nelle nello "
     "nell' non o per perché però più poi prima può quale quando quanto quella "
     "quello questa questo qui se sé secondo senza si sia solo sono sta stato su sua "
     "sue sugli sui sul sulla sulle suo suoi tra tutti tutto un una uno"},
    {"pt", "à ao aos após as às até com como contra da das de dela dele depois desde do "
           "dos e é ela elas ele eles em entre era essa esse esta está estão este eu foi "
           "foram há isso isto já lhe mais mas me mesmo muito na não nas nem no nos nós "
           "num numa o os ou para pela pelas pelo pelos por porque qual quando que quem "
           "são se sem ser seu seus só sob sobre sua suas também tem têm um uma você"},
    {"nl", "aan al als bij dan dat de deze die dit een en er geen had hadden hebben "
           "heeft heel het hier hij hoe hun ik in is ja je kan maar meer moet na "
           "naar niet nog nu of om omdat ook op over te tegen ter toch toen tot tussen "
           "uit van veel volgens voor waar wanneer waren was wat we wel werd werden "
           "wie wij wil worden wordt zal ze zich zij zijn zo zoals zonder zou"},
    {"ru",
     "а без более бы был была были было быть в вам вас ведь во вот все всего вы где "
     "да даже для до его ее если есть еще же за и из или им их к как ко когда кто ли "
     "лишь между меня мне мы на над не него нее нет ни них но о об однако он она они "
     "оно от перед по под после потому при про с сам себя со так также там те тем то "
     "того тоже той только том тот ты у уже чего чем через что чтобы эта эти это "
     "этого этой этом этот я"},
    {"ar",
     "في من على إلى عن مع أن إن أو ثم هو هي هم كان كانت كما قد لقد لا لم لن ما هذا "
     "هذه ذلك تلك التي الذي الذين بعد قبل بين حتى عند عندما كل غير أي أيضا حيث منذ "
     "خلال لكن ولكن وقد وكان وكانت وفي ومن وعلى وإلى بأن وأن إنه أنه أنها إنها وقال "
     "قال وهو وهي له لها به بها فيه فيها منه منها عليه عليها ليس ليست يكون تكون إذا "
     "لو نحو ضد دون تحت فوق أمام بشأن"},
};

const size_t stop_list_count = sizeof stop_lists / sizeof stop_lists[0];
