# ruff: noqa: E501 - one entry a line, however long
"""Unsaid: lines by which a speaker shows that the words beside them were never spoken (R15, R16)."""

UNSAID_FRAMES = """
that/this/it be what I should/ought/could/would/might [to] [have] said/told/written/mentioned/asked/answered/say/tell = UNSAID R15
that/this/it be what I wish/wished [I] [had/would] [have] said/told/written/answered = UNSAID R15
that/this/it be what I wanted/meant/planned/hoped/tried/intended/longed/had_meant/had_wanted/had_planned to say/tell/write/answer/shout = UNSAID R15
that/this/it be what I almost/nearly/never/did_not/only say/said/told/wrote/thought = UNSAID R15
, [be/is/that_is] what I should/ought/could/would/might [to] [have] said/told/written/answered $ = UNSAID R15
, I should/ought_to/could/would/might have said/told/written/answered/shouted [THEM/THEY] $ = UNSAID R15
, I wanted/meant/longed/planned/intended/ached/itched/tried to say/tell/shout/write/answer [THEM/THEY] $ = UNSAID R15
, I almost/nearly said/told/wrote/shouted/blurted/answered [THEM/THEY/it/out] $ = UNSAID R15
, I did_not/never/did_not_quite/could_not/did say/said/tell/told/write/wrote [it/so/THEM/THEY] $ = UNSAID R15
, I thought [to_myself/to_self/but_said_nothing/on_the_bus/..] $ = UNSAID R15
, I think/mouth/mouthed/whispered/muttered/sang to myself/the/my .. $ = UNSAID R15
, I say/said/tell/told/whispered/confessed/announced [to] KIN/PET $ = UNSAID R15
, I say/said/tell/told/whispered/confessed/announced [to] the/my/our PET $ = UNSAID R15
, I wrote/write/noted/scribbled in/into my/the diary/journal/notebook/phone/notes = UNSAID R15
I only/just say/said/told/whispered it/that/this/so to the/my/a/our = UNSAID R15
only/just/nobody_but/no_one_but the/my/our PET hear/heard/know/knows/knew [it/that/this/so] = UNSAID R15
only/just/nobody_but/no_one_but KIN hear/heard/know/knows/knew [it/that/this/so] = UNSAID R15
why do/did/could/can I not/never say/tell/write/mention it/that/this/so = UNSAID R15
why do/did/could/can not I [just/ever] say/tell/write/mention it/that/this/so = UNSAID R15
, I should/ought_to have said so = TELL R9
I did not/never dare/dared [to] say/tell/ask/write/mention/let = UNSAID R15
I did not/never dare/dared = UNSAID R15
I say/said/told none/nothing/little of it/this/that/the_sort = UNSAID R15
said nobody/no_one ever/anywhere = UNSAID R15 start
said no one ever , ever = UNSAID R15 start
yeah/yes/sure/aye , right/sure . = UNSAID R15 start
yeah right = UNSAID R15 start
, my coach/mentor/KIN/teacher/adviser/therapist want/wants/wanted/tell/tells/told/would_have ME to say/write = UNSAID R8
, my coach/mentor/KIN/teacher/adviser/therapist say/says/said/told ME to = UNSAID R8
, say/says/said/goes/went/reads/sang/whispers/whispered/sighed the/my/a/his/her/its coach/script/film/song/book/template/leaflet/guide/mentor/teacher/line/lyrics/handout/website = UNSAID R8
, he/she say/says/said/whispers/whispered/murmured/cries/cried/sighed/sang/shouts on/in/at/to the/page/act/chapter/scene/film = UNSAID R8
the words/thing/line/sentence I should/ought_to/could/wanted/meant/wish [have/to/I] [had] said/say/told = UNSAID R15
# in front of what was not said
what I should/could/ought_to/would/might [have] said/told/written/answered/say : = UNTOLD R15 note
what I wish/wished I [had/would] [have] said/told/written/answered : = UNTOLD R15 note
tomorrow/next_week/monday/tuesday/wednesday/thursday/friday 's/is line/sentence/opener/text/words/speech : = UNTOLD R15
my/my_opening/my_closing [..] line/sentence/opener/speech/words/text/closer/script for/on DAY/tomorrow/next .. : = UNTOLD R15
my/my_opening/my_closing [..] line/sentence/opener/speech/words/text/closer/script for/on DAY/tomorrow/next : = UNTOLD R15
to say/tell/mention next_time/tomorrow/later/on_monday/on_friday [..] : = UNTOLD R15
to say/tell/mention next time : = UNTOLD R15
to say/tell/mention on/tomorrow/later [DAY] : = UNTOLD R15
I will/shall/must/should/may/might say [that] I = UNTOLD R15
imagine/suppose/supposing/picture if/that/me I say/said/told/wrote = UNTOLD R15
imagine/suppose if I say/said/told/wrote [..] [that] = UNTOLD R15
would/will/could it be [..] to say/tell/ask/write/mention [..] [that] = UNTOLD R15
coach/mentor/KIN/PERSON/THEY say/says/said/reckons/suggests/wants/advises [me/I] [to/should/that] [I] [should] say/tell/write/saying/telling THEM/THEY/you [that] = UNTOLD R8
no/no_chance/little [chance/time/opportunity/moment/room/space] to tell/say/ask/mention [THEM/THEY/that] [that] = UNTOLD R15
never/not had/got the/a/any chance/time/opportunity/moment to tell/say/ask/mention [..] [that] = UNTOLD R15
I forgot/forget/neglected/omitted to tell/say/mention/write/add [to] THEM/THEY [that] = UNTOLD R15 event
forgot/forget/neglected/omitted to tell/say/mention/write/add [to] THEM/THEY [that] = UNTOLD R15
"""
