"""What the people of the story answer and write, in both languages."""

MENTOR = {
    "en": {
        "answers": {
            "pronouns": "she/her", "province": "ON", "city": "Thunder Bay",
            "languages": ["en", "fr"], "practice_areas": ["PA_MH", "PA_VOC"],
            "focus": ["FT_PAIN"], "client_ages": ["CA_ADU", "CA_SEN"],
            "positions": ["POS_DIR"], "settings": ["ES_CHC"], "community_sizes": ["CS_REM"],
            "years": "YP_11_20", "training": ["TR_OT_M", "TR_PG_M"],
            "topics": ["TP_CLIN", "TP_START"], "styles": ["ST_LISTEN"],
            "modes": ["MD_VIDEO", "MD_TEL"], "availability": ["AV_WDE"], "capacity": "3",
            "biography": "I work with people who live with persistent pain near Lake Superior, and "
                         "I keep a kayak called Wendigo in the shed.",
            "skills": "Pacing, graded activity, groups.",
            "values": ["VI_RURAL", "VI_ACTIVE"]},
        "rare_word": "Wendigo",
        "changed_skills": "Pacing, graded activity, groups, and horticulture.",
        "changed_word": "horticulture",
        "yes": "Hello! I would be glad to. Tuesdays after five suit me best – “no rush”.",
        "no": "I have no room before spring, I am sorry. Please do try somebody else.",
    },
    "fr": {
        "answers": {
            "pronouns": "elle", "province": "QC", "city": "Gaspé",
            "languages": ["fr", "en"], "practice_areas": ["PA_NEURO", "PA_ODS"],
            "focus": ["FT_STROKE"], "client_ages": ["CA_ADU", "CA_SEN"],
            "positions": ["POS_DIR"], "settings": ["ES_REHAB"], "community_sizes": ["CS_RUR"],
            "years": "YP_21", "training": ["TR_OT_B", "TR_PG_M"],
            "topics": ["TP_CLIN", "TP_TOOLS"], "styles": ["ST_SHARE"],
            "modes": ["MD_VIDEO", "MD_TEL"], "availability": ["AV_WDE"], "capacity": "3",
            "biography": "Je fais de la réadaptation après un AVC au bord de la mer; chez moi, un "
                         "perroquet répond à mes exercices de dénomination.",
            "skills": "Membre supérieur, cognition fonctionnelle.",
            "values": ["VI_OLMC", "VI_ARTS"]},
        "rare_word": "perroquet",
        "changed_skills": "Membre supérieur, cognition fonctionnelle, hortithérapie.",
        "changed_word": "hortithérapie",
        "yes": "Bonjour! Avec plaisir. Le mardi après 17 h me convient le mieux, « sans presse ».",
        "no": "Je n’ai pas de place avant le printemps, désolée. Essayez quelqu’un d’autre.",
    },
}

# What the mentor says of herself, and whom each answer may serve.
IDENTITY = {"gender": (["GW"], "shown"),
            "orientation": (["SO_QUE"], "searchable"),
            "race": (["SOUTHEAST_ASIAN"], "staff_matching")}

MENTEE = {
    "en": {
        "profile": {
            "role": "MEM", "province": "AB", "languages": ["en", "fr"], "training": ["TR_OT_M"],
            "practice_areas": ["PA_NEURO"], "client_ages": ["CA_ADU"], "settings": ["ES_REHAB"],
            "years": "YP_0_2", "topics": ["TP_CLIN", "TP_TOOLS"], "modes": ["MD_VIDEO"],
            "goals": "Feel at ease with cognitive screening.\nPlan a first group.",
            "introduction": "I graduated last year and work on a stroke unit."},
        "message": "Dear colleague,\n\nI read your profile twice. Could we talk about the first year "
                   "on a stroke unit? I have <many> questions & little \"quiet\" time.",
        "again": "Dear colleague, here is a better try: may I ask you about cognitive screening?",
    },
    "fr": {
        "profile": {
            "role": "MEM", "province": "QC", "languages": ["fr", "en"], "training": ["TR_OT_BM"],
            "practice_areas": ["PA_MH"], "client_ages": ["CA_ADU"], "settings": ["ES_CHC"],
            "years": "YP_0_2", "topics": ["TP_CLIN", "TP_START"], "modes": ["MD_VIDEO"],
            "goals": "Gagner en assurance avec la douleur persistante.\nAnimer un premier groupe.",
            "introduction": "J’ai terminé mes études l’an dernier et je travaille en CLSC."},
        "message": "Bonjour,\n\nVotre profil me parle beaucoup. Pourrions-nous échanger sur la "
                   "première année? J’ai <mille> questions & peu de temps « calme ».",
        "again": "Bonjour, je me reprends : puis-je vous écrire au sujet de la douleur persistante?",
    },
}

# The second mentor, and what others write to and about them.
SECOND = {
    "en": {
        "biography": "Return to work after long illness. On Sundays I play the theremin, badly.",
        "rare_word": "theremin",
        "question": "Before I answer: since when do you work there, and with whom?",
        "yes": "Then let us try. Thursdays at noon?",
        "farewell": "Thank you for these conversations. You are ready, and I am glad of it.",
        "prepared": "Home visits by canoe; I can show how a xylophone helps with grip.",
        "prepared_word": "xylophone"},
    "fr": {
        "biography": "Retour au travail après une longue maladie. Le dimanche, je joue de la "
                     "vielle à roue, plutôt mal.",
        "rare_word": "vielle",
        "question": "Avant de répondre : depuis quand y travaillez-vous, et avec qui?",
        "yes": "Alors, essayons. Le jeudi à midi?",
        "farewell": "Merci pour ces échanges. Vous êtes sur la bonne voie, et j’en suis heureuse.",
        "prepared": "Visites à domicile en canot; un xylophone aide à retrouver la préhension.",
        "prepared_word": "xylophone"},
}
REPLY = {
    "en": {"reply": "Since May, with two colleagues who both leave in spring.",
           "concern": "The profile names a place of work that I know to be closed."},
    "fr": {"reply": "Depuis mai, avec deux collègues qui partent au printemps.",
           "concern": "Le profil nomme un lieu de travail que je sais fermé."},
}

# Shown to mentors who are signed in, and in no mail (PRV-13).
MENTEE_IDENTITY = {"orientation": (["SO_ASX"], "shown")}
