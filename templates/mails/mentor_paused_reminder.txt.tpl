[[You have been paused as a mentor since {{since}}. Members do not find you in the meantime, and that is quite all right.]]

[[If you have time for a new mentee again, end the pause in My Mentorship. If not, you need not do anything: {{url}}]]
