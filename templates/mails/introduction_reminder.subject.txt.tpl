[[{{mentee_name}} is waiting for your answer]]
