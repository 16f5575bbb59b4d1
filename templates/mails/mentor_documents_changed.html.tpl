{{%AUTOESCAPE context="HTML"}}
<p>[[There is a new version of the documents that mentors agree to: the Terms of Use or the Confidentiality Agreement.]]</p>
<p><a href="{{url}}">[[Please read it and confirm it by {{last_day}}]]</a></p>
<p>[[Until the end of that day nothing changes for you. After it, members do not find you until you have confirmed; as soon as you do, they find you again. Your answers and your mentorships under way are untouched.]]</p>
