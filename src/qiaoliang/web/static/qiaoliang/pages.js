// Small conveniences on top of pages that work without any script.
import { ErrorSummary, ServiceNavigation, SkipLink, createAll } from "../vendor/govuk-frontend/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(ErrorSummary);
createAll(ServiceNavigation);
createAll(SkipLink);

function readAloud(button) {
  const speech = window.speechSynthesis;
  const start = button.textContent;
  const reset = () => {
    button.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    if (speech.speaking) {
      speech.cancel();
      reset();
      return;
    }
    const words = new SpeechSynthesisUtterance(document.getElementById("main").innerText);
    words.lang = document.documentElement.lang;
    words.onend = reset;
    words.onerror = reset;
    speech.speak(words);
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  });
  window.addEventListener("pagehide", () => speech.cancel());
}

if ("speechSynthesis" in window) {
  document.querySelectorAll("[data-read-aloud]").forEach(readAloud);
}

// A link to a clause opens the details that hold it.
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const inside = target.matches("details") ? target : target.querySelector("details");
  if (inside) inside.open = true;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  target.scrollIntoView();
}
window.addEventListener("hashchange", openTarget);
openTarget();
