"""The Content-Security-Policy of a report, held against the script that the page carries."""
import base64
import hashlib
import re

EXACT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {}"


def complaints(text):
    """text: of the page. The policy must allow one inline script by its SHA-256 and nothing else; no element may carry a handler."""
    policies = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    scripts = re.findall(r"<script\b([^>]*)>(.*?)</script\s*>", text, re.S | re.I)
    found = []
    if len(scripts) != 1 or scripts[0][0].strip():
        found.append(f"{len(scripts)} scripts, not one inline")
    digests = ["'sha256-" + base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() + "'" for _, body in scripts]
    if policies != [EXACT.format(" ".join(digests))]:
        found.append(f"the policy is {policies}, the script's digest {digests}")
    outside = re.sub(r"<script\b.*?</script\s*>|<style\b.*?</style\s*>", "", text, flags=re.S | re.I)
    if handlers := re.findall(r"<[^>]*\son[a-z]+\s*=", outside, re.I):
        found.append(f"an element with a handler: {handlers[0]}")
    if not policies or text.index("Content-Security-Policy") > text.lower().find("<script"):
        found.append("the policy does not stand before the script")
    return found
