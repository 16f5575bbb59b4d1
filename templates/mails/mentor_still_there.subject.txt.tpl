[[Are you still there for mentees?]]
