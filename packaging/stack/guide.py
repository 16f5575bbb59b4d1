"""What packaging/run prints: where to click, and as whom."""

SHOWN = 12  # accounts in the table; all of them are in accounts.json


def text(stack, seconds):
    accounts = stack.accounts()
    lines = [
        "",
        f"The association is open (after {seconds:.1f} s).",
        "",
        f"  Site                {stack.url}/",
        f"  Find a mentor       {stack.url}/mentorship/mentors",
        f"  Renew, be a mentor  {stack.url}/account/renewal",
        f"  Mails that left     {stack.url}/dev/mailbox",
        f"  Staff console       {stack.url}/console",
        f"  What came back      {stack.url}/console/mailbox (mails to bounce@example.org do)",
        "",
        "Some of those who can sign in; the others are in " + str(stack.accounts_file) + ":",
        "",
    ]
    lines += ["  " + row for row in table(chosen(accounts))]
    lines += ["", "Staff are asked for a code as well; this shows the one that counts now:"]
    lines += [f"  {stack.url}/dev/totp/{a['email']}" for a in accounts if a.get("totp_secret")][:1]
    lines += ["", "Ctrl-C stops everything; the next start finds all of it again.", ""]
    return "\n".join(lines)


def chosen(accounts):
    """Staff first, then members of both languages and of many categories."""
    staff = [a for a in accounts if a.get("staff")]
    members = [a for a in accounts if not a.get("staff")]
    seen, varied = set(), []
    for account in members:
        kind = (account["language"], account["category"])
        if kind not in seen:
            seen.add(kind)
            varied.append(account)
    rest = [a for a in members if a not in varied]
    return (staff[:2] + varied + rest)[:SHOWN]


def table(accounts):
    head = ("e-mail address", "password", "name", "role", "category", "where", "in")
    rows = [head] + [(a["email"], a["password"], a["name"], a["role"], a["category"],
                      a["province"], a["language"]) for a in accounts]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
            for row in rows]
