(() => {
  "use strict";
  const button = document.querySelector("button");
  const gone = document.querySelector("#gone");
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const opened = async () => {
    // The key first: a code that was read in part must not use the page up.
    const raw = bytes(location.hash.slice(1));
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const reply = await fetch(location.pathname + "/sealed", { cache: "no-store", credentials: "omit" });
    if (!reply.ok) throw new Error("gone");
    const box = new Uint8Array(await reply.arrayBuffer());
    const how = { name: "AES-GCM", iv: box.subarray(0, 12), additionalData: new TextEncoder().encode("kiosk page") };
    const plain = await crypto.subtle.decrypt(how, key, box.subarray(12));
    return new DOMParser().parseFromString(new TextDecoder().decode(plain), "text/html");
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const page = await opened();
      history.replaceState(null, "", location.pathname);
      document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
    } catch {
      button.hidden = true;
      gone.hidden = false;
    }
  });
})();
