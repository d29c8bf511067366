// The page of the kiosk: a terminal over the whole window, and nothing else to do.
"use strict";

(() => {
  const FAMILIES = '"Kiosk Latin", "Kiosk Marks", "Kiosk Han", "Kiosk Thai", monospace';
  // One character for each part of the fonts: the first screen waits for the first list.
  const FIRST = [["Kiosk Latin", "Aя"], ["Kiosk Marks", "ﺍ→"], ["Kiosk Han", "中"]];
  const LATER = [["Kiosk Han", "的가あ込、"], ["Kiosk Thai", "ก"]];
  const STEPS = [28 / 28, 36 / 28, 44 / 28];
  const SHORT_SIDE = 1080;
  const PING_MS = 1000;
  const SILENT_MS = 10000;
  const POLL_MS = 250;
  // What a terminal reports of a mouse that moves, no button held.
  const PASSING = /^\x1b\[<35;\d+;\d+M$/;
  const body = document.body;

  // Nothing leads away from this page, and nothing is left behind.
  const nothing = () => null;
  for (const name of ["open", "print", "alert", "confirm", "prompt", "find"]) {
    window[name] = nothing;
  }
  document.execCommand = () => false;
  for (const name of ["clipboard", "share", "credentials"]) {
    Object.defineProperty(navigator, name, { value: undefined });
  }
  const refused = [
    "contextmenu", "selectstart", "dragstart", "dragenter", "dragover", "drop",
    "copy", "cut", "paste", "beforeprint", "auxclick",
    "gesturestart", "gesturechange", "gestureend",
  ];
  const strictly = { capture: true, passive: false };
  for (const name of refused) {
    window.addEventListener(name, (event) => {
      event.preventDefault();
      event.stopPropagation();
    }, strictly);
  }
  window.addEventListener("wheel", (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, strictly);
  for (const name of ["mousedown", "mouseup"]) {
    window.addEventListener(name, (event) => {
      // The second button and the wheel open menus, paste, and scroll by themselves;
      // the fourth and the fifth, let go, turn the pages of the history.
      if (event.button !== 0) {
        event.preventDefault();
        event.stopPropagation();
      }
    }, strictly);
  }
  window.addEventListener("keydown", (event) => {
    const third = event.getModifierState("AltGraph");
    const held = event.ctrlKey || event.altKey || event.metaKey;
    const named = /^(F\d+|Browser.*|Launch.*|ContextMenu|Print.*)$/.test(event.key);
    if ((held && !third) || named) {
      // The terminal hears of it all the same; the browser does not act on it.
      event.preventDefault();
    }
  }, strictly);

  function sizeOf(step) {
    const side = Math.min(window.innerWidth, window.innerHeight) / SHORT_SIDE;
    const base = Number(body.dataset.fontSize) * side;
    return Math.max(8, Math.floor(base * STEPS[step]));
  }

  function loaded(parts) {
    const faces = parts.flatMap(([family, text]) =>
      ["400", "700"].flatMap((weight) =>
        [...text].map((sign) =>
          document.fonts.load(`${weight} 28px "${family}"`, sign))));
    const late = new Promise((done) => setTimeout(done, 3000));
    return Promise.race([Promise.allSettled(faces), late]);
  }

  // A finger that moves turns the wheel, of which a turn scrolls by two rows.
  function dragged(screen, rowHeight) {
    let from = null;
    screen.addEventListener("touchstart", (event) => {
      from = event.touches.length === 1 ? event.touches[0].clientY : null;
      if (event.touches.length > 1) {
        event.preventDefault();
      }
    }, strictly);
    screen.addEventListener("touchmove", (event) => {
      event.preventDefault();
      event.stopPropagation();
      if (from === null || event.touches.length !== 1) {
        return;
      }
      const { clientX, clientY } = event.touches[0];
      const turn = 2 * rowHeight();
      const turns = Math.trunc((from - clientY) / turn);
      for (let turned = 0; turned < Math.abs(turns); turned += 1) {
        screen.querySelector(".xterm-screen").dispatchEvent(new WheelEvent("wheel", {
          bubbles: true, cancelable: true, clientX, clientY,
          deltaY: Math.sign(turns) * turn, deltaMode: 0,
        }));
      }
      from -= turns * turn;
    }, strictly);
  }

  class Screen {
    constructor(element) {
      const { Terminal, FitAddon, CanvasAddon, Unicode11Addon } = window.KioskTerminal;
      this.element = element;
      this.step = 0;
      this.terminal = new Terminal({
        allowProposedApi: true,
        customGlyphs: true,
        fontFamily: FAMILIES,
        fontSize: sizeOf(0),
        fontWeight: "400",
        fontWeightBold: "700",
        cursorBlink: false,
        logLevel: "off",
        scrollback: 0,
        windowOptions: {},
      });
      this.fitting = new FitAddon();
      this.terminal.loadAddon(this.fitting);
      this.terminal.loadAddon(new Unicode11Addon());
      this.terminal.unicode.activeVersion = "11";
      this.terminal.open(element);
      this.terminal.loadAddon(new CanvasAddon());
      // A terminal can be told to name the window or to give the clipboard away.
      for (const code of [0, 1, 2, 8, 9, 52, 777, 1337]) {
        this.terminal.parser.registerOscHandler(code, () => true);
      }
      const { textarea } = this.terminal;
      textarea.inputMode = "none";
      textarea.spellcheck = false;
      // A browser writes what stands in a field to its file of the last pages.
      textarea.autocomplete = "off";
      textarea.addEventListener("blur", () => setTimeout(() => this.terminal.focus()));
      window.addEventListener("focus", () => this.terminal.focus());
      window.addEventListener("resize", () => this.fit());
      dragged(element, () => element.clientHeight / this.terminal.rows);
      this.fit();
      this.terminal.focus();
    }

    fit() {
      this.terminal.options.fontSize = sizeOf(this.step);
      this.fitting.fit();
    }

    redraw() {
      // Signs that were drawn before their font was there.
      this.terminal.clearTextureAtlas();
      this.terminal.refresh(0, this.terminal.rows - 1);
    }

    connect() {
      const { cols, rows } = this.terminal;
      const scheme = location.protocol === "https:" ? "wss" : "ws";
      const wire = new WebSocket(
        `${scheme}://${location.host}/screen?columns=${cols}&rows=${rows}`);
      wire.binaryType = "arraybuffer";
      this.wire = wire;
      this.heard = performance.now();
      wire.onopen = () => {
        this.pinging = setInterval(() => this.ping(), PING_MS);
        this.size({ cols: this.terminal.cols, rows: this.terminal.rows }, cols, rows);
      };
      wire.onmessage = ({ data }) => this.take(data);
      wire.onclose = () => this.end("lost");
      this.terminal.onData((typed) => {
        // Nothing changes where a mouse or a finger only passes.
        if (!PASSING.test(typed)) {
          this.say("stdin", typed);
        }
      });
      this.terminal.onBinary((typed) => this.say("stdin", typed));
      this.terminal.onResize((size) => this.size(size));
    }

    size({ cols, rows }, knownCols = 0, knownRows = 0) {
      if (cols !== knownCols || rows !== knownRows) {
        this.say("resize", { width: cols, height: rows });
      }
    }

    say(kind, told) {
      if (this.wire.readyState === WebSocket.OPEN) {
        this.wire.send(JSON.stringify([kind, told]));
      }
    }

    ping() {
      if (performance.now() - this.heard > SILENT_MS) {
        this.end("lost");
      }
      this.say("ping", String(Math.floor(performance.now())));
    }

    take(data) {
      this.heard = performance.now();
      if (typeof data !== "string") {
        this.terminal.write(new Uint8Array(data), () => body.classList.add("painted"));
        return;
      }
      const [kind, told] = JSON.parse(data);
      if (kind === "text_size") {
        this.step = told;
        this.fit();
      } else if (kind === "over") {
        this.end(told === "done" ? "over" : told === "closed" ? "closed" : "lost");
      }
    }

    // How it ended stays as it was first told.
    end(how) {
      if (this.ended) {
        return;
      }
      this.ended = true;
      clearInterval(this.pinging);
      this.wire.onmessage = null;
      this.wire.close();
      this.terminal.reset();
      body.classList.add(how);
      setTimeout(again, how === "over" ? 0 : 1000);
    }
  }

  // Begins anew as soon as somebody answers.
  async function again() {
    try {
      const signal = AbortSignal.timeout(2000);
      const reply = await fetch("/alive", { cache: "no-store", signal });
      if (reply.status === 204) {
        // By a page in between: another process of the browser shows the next visit.
        location.replace("/anew");
        return;
      }
    } catch {
      // Nobody is there yet.
    }
    setTimeout(again, POLL_MS);
  }

  async function begin() {
    await loaded(FIRST);
    const screen = new Screen(document.querySelector("#screen"));
    window.kioskScreen = screen;
    screen.connect();
    await loaded(LATER);
    screen.redraw();
    body.classList.add("lettered");
  }

  begin();
})();
