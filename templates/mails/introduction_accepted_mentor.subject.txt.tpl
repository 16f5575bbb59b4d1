[[You and {{mentee_full_name}} are connected]]
