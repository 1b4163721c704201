// Luukku – conveniences over pages that are complete without this file: keys, source notes, printing, and what htmx swaps in.
(() => {
  "use strict";
  const KEYS = "luukku.keys";
  const PASSWORD = ".govuk-js-password-input-toggle";

  // Keys with a letter or a sign work only outside fields and can be turned off (WCAG 2.1.4); the choice stays in this browser.
  const keysOn = () => localStorage.getItem(KEYS) !== "off";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

  const showKeys = () => {
    document.querySelectorAll("[data-key]").forEach((key) => { key.hidden = !keysOn(); });
    document.querySelectorAll("[data-keys]").forEach((button) => {
      button.hidden = false;
      button.textContent = keysOn() ? button.dataset.on : button.dataset.off;
    });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "/" && keysOn() && !typing(event.target)) {
      const field = document.querySelector("[data-jump]");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    }
    if (event.key === "Escape") {
      const note = document.querySelector("details.src[open]");
      if (note) { note.open = false; note.querySelector("summary").focus(); }
    }
  });

  document.addEventListener("click", (event) => {
    const open = document.querySelector("details.src[open]");
    if (open && !open.contains(event.target)) open.open = false;
    const button = event.target.closest("button");
    if (!button) return;
    if (button.matches("[data-print]")) window.print();
    if (button.matches("[data-keys]")) { localStorage.setItem(KEYS, keysOn() ? "off" : "on"); showKeys(); }
    if (button.matches(PASSWORD)) {
      const field = document.getElementById(button.getAttribute("aria-controls"));
      field.type = field.type === "password" ? "text" : "password";
      button.setAttribute("aria-pressed", String(field.type === "text"));
    }
  });

  // A part of the page that htmx replaces: the old content stays and is marked busy; then its heading is told in one place.
  document.addEventListener("htmx:beforeRequest", (event) => event.detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", (event) => event.detail.target.removeAttribute("aria-busy"));
  document.addEventListener("htmx:afterSwap", (event) => {
    const told = event.target.querySelector("[data-tell]");
    if (told) document.getElementById("kerrottu").textContent = told.textContent;
  });

  document.querySelectorAll(`[data-print], ${PASSWORD}`).forEach((button) => { button.hidden = false; });
  document.querySelector("[data-focus]")?.focus();
  showKeys();
})();
