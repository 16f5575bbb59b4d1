[[As you asked, your profile has left the directory of mentors. Requests that waited for your answer were declined with a neutral notice, and your identity answers were deleted.]]

[[Mentorships that are under way go on. If you need to end one, please tell your mentee.]]

[[Thank you for the time you gave. You are welcome back at any time: {{profile_url}}]]
