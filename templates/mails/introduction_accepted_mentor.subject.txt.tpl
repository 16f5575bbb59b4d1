[[You and {{mentee_name}} are connected]]
