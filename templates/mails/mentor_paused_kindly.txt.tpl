[[We have not heard from you, so we have paused you as a mentor: for now, searches do not show you and nobody can send you a new introduction. Your answers and your mentorships under way are untouched.]]

[[When you have time again, end the pause in My Mentorship with one click. You are welcome back at any time: {{url}}]]
