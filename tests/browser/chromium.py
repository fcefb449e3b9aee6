"""A headless Chromium, driven through the DevTools protocol over its two pipes, with the standard library alone.

Every event is kept, so that a test can ask what the page wrote to the console, what the policy of the page refused and what was
fetched. source: https://chromedevtools.github.io/devtools-protocol/
"""
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE_S = 60


class Browser:
    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="firnline_chromium_")
        read_commands, self.commands = os.pipe()
        self.answers, write_answers = os.pipe()
        # The protocol's descriptors are 3 and 4; the shell puts the pipes there, whatever numbers they have here.
        words = [program, "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--no-first-run",
                 "--disable-dev-shm-usage", "--disable-background-networking", "--lang=en", f"--user-data-dir={self.profile}",
                 "about:blank"]
        self.process = subprocess.Popen(["bash", "-c", f'exec "$@" 3<&{read_commands} 4>&{write_answers}', "bash", *words],
                                        pass_fds=(read_commands, write_answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(read_commands)
        os.close(write_answers)
        self.number, self.rest = 0, b""

    def send(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        return self.number

    def receive(self, until):
        while b"\0" not in self.rest:
            if not select.select([self.answers], [], [], max(0.0, until - time.monotonic()))[0]:
                raise TimeoutError(f"Chromium said nothing for {PATIENCE_S} s")
            piece = os.read(self.answers, 1 << 16)
            if not piece:
                raise RuntimeError("Chromium ended")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def close(self):
        try:
            self.send("Browser.close")
            self.process.wait(10)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Page:
    """One tab. script=False: what a reader sees whose browser runs no script."""

    def __init__(self, browser, address, width=1440, height=900, script=True):
        self.browser, self.events = browser, []
        target = self.ask("Target.createTarget", root=True, url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", root=True, targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
            self.ask(domain + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setScriptExecutionDisabled", value=not script)
        self.ask("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")

    def keep(self, message):
        if "method" in message and message.get("sessionId") == self.session:
            self.events.append((message["method"], message["params"]))

    def ask(self, method, root=False, **parameters):
        number = self.browser.send(method, None if root else self.session, **parameters)
        until = time.monotonic() + PATIENCE_S
        while True:
            message = self.browser.receive(until)
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]
            self.keep(message)

    def wait_for(self, event):
        until = time.monotonic() + PATIENCE_S
        while not any(method == event for method, _ in self.events):
            self.keep(self.browser.receive(until))

    def value(self, expression):
        """Of an expression in the page, as JSON. DevTools evaluates it even where the page's own scripts may not run."""
        answer = self.ask("Runtime.evaluate", expression=f"({expression})", returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails'].get('exception', {}).get('description')}")
        return answer["result"].get("value")

    def middle_of(self, selector):
        return self.value(f"""(() => {{ const element = document.querySelector({json.dumps(selector)});
            element.scrollIntoView({{block: "center", inline: "center", behavior: "instant"}});
            const box = element.getClientRects()[0];  // of a name that wraps, its first line
            return [box.x + box.width / 2, box.y + box.height / 2]; }})()""")

    def mouse(self, kind, x, y, **more):
        self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, selector):
        x, y = self.middle_of(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)

    def type(self, selector, text):
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        self.ask("Input.insertText", text=text)

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                     text="\r" if key == "Enter" and kind == "keyDown" else "")

    def requests(self):
        """Addresses of all that was fetched, but for what lies in the page itself."""
        return [event["request"]["url"] for method, event in self.events
                if method == "Network.requestWillBeSent" and not event["request"]["url"].startswith("data:")]

    def complaints(self):
        """What the console, the policy and exceptions say."""
        said = []
        for method, event in self.events:
            if method == "Runtime.exceptionThrown":
                said.append("exception: " + json.dumps(event["exceptionDetails"])[:300])
            elif method == "Runtime.consoleAPICalled":
                said.append(f"console.{event['type']}")
            elif method == "Log.entryAdded":
                said.append(f"{event['entry']['level']}: {event['entry']['text']}")
            elif method == "Audits.issueAdded" and event["issue"]["code"] == "ContentSecurityPolicyIssue":
                said.append("policy: " + json.dumps(event["issue"]["details"])[:300])
        return said
