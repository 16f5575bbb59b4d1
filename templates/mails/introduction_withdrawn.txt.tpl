[[{{mentee_name}} has withdrawn the introduction that they sent you on {{sent_date}}. You need not do anything, and the link in our earlier e-mail no longer works.]]

[[Thank you for being a mentor.]]
