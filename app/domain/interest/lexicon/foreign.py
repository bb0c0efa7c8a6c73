"""Other languages: their commonest words, and those of English, to tell one from the other."""

from app.domain.interest.lexicon import words

FOREIGN = words(
    """der die das und ich bin ist nicht ein eine einen mit für auf sie wir mich mir dem den sehr
    möchte würde gerne gern habe haben stelle arbeit dieses diese vielen danke für kann
    könnte zu le la les je suis est et un une des du très pour vous nous votre ce cette avec
    dans sur pas mon ma merci poste travail beaucoup emploi serais souhaite j'aimerais
    aimerais el los las me muy que por para con una del este esta trabajo puesto gracias mi
    su hola interesa quiero gustaría mucho encantaría estoy soy usted il lo gli sono molto
    che per con una questo questa lavoro grazie vorrei posto mio vostro o os as eu é muito
    obrigado obrigada vaga trabalho quero gostaria não esta uma ik ben een het van de niet
    graag baan wil zou heel deze dank voor met jag är en ett och inte mycket vill ha jobbet
    tjänsten gärna tack att jeg er et ikke meget vil gerne jobben takk tak ja jestem bardzo
    chcę praca pracę się nie tak na w z dziękuję stanowisko minä olen kiitos haluan työ tämä
    ve bir bu çok istiyorum iş teşekkürler saya ingin pekerjaan ini terima kasih sangat tha
    mi ag iarraidh veux vraiment quelle prochaine étape muốn công việc này tôi"""
) - {"a", "i", "as", "me", "die", "on", "in", "is", "was", "an", "had", "o", "so", "ha", "de", "er",
     "et", "will", "w", "z", "ja", "tak", "per", "con", "la", "mi", "des", "du", "van", "met",
     "bin", "den", "en", "vest", "tha", "tack", "dank", "poste", "ma", "su", "na", "ve", "wil",
     "voor" , "ag", "os", "le", "sur", "pour", "pas", "use", "gern", "il", "un", "lo", "el", "para",
     "los", "las", "soy", "que", "mon"}  # fmt: skip

ENGLISH = words(
    """the a an i you he she it we they me my your his her our their is am are was were be been
    have has had do does did not and or but if for from with to of in on at by this that these
    those what when where who how will would can could should may might so because as about
    there here very really please thanks thank want like job work yes no"""
)
