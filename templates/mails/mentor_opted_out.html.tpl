{{%AUTOESCAPE context="HTML"}}
<p>[[As you asked, your profile has left the directory of mentors. Requests that waited for your answer were declined with a neutral notice, and your identity answers were deleted.]]</p>
<p>[[Mentorships that are under way go on. If you need to end one, please tell your mentee.]]</p>
<p><a href="{{profile_url}}">[[Thank you for the time you gave. You are welcome back at any time]]</a></p>
