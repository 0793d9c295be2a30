// The page's own words. What the bot says comes from the bot.

const WORDS = {
  en: {
    tryout: "Try-out. Everything stays on this machine.", language: "Language of the family", fresh: "Start afresh", light: "Dark colours",
    phones: "Phones", specialist: "specialist", member: "family", loved_one: "loved one", phoneOf: "{name}’s phone", chatOf: "{name}’s chat with {bot}",
    bot: "bot", typing: "typing …", newest: "To the newest message", unread: "{n} unread", unreadLine: "New messages",
    waiting: "{name} has no invitation yet. It comes as a link in another chat; tap it there.", invited: "{name}’s invitation is here.",
    open: "Open the invitation", start: "Start without an invitation", what: "What can this bot do?",
    write: "Write a message", send: "Send", commands: "Commands", attach: "Send something else", lock: "Lock the screen", more: "More about this phone", ofMessage: "Edit or delete",
    edit: "Edit", remove: "Delete", editing: "Edit your message", stop: "Stop editing", edited: "edited", block: "Block the bot", unblock: "Unblock the bot", clear: "Clear the chat",
    photo: "Photo", voice: "Voice message", sticker: "Sticker", contact: "Contact", location: "Location", document: "File", forwarded: "Forwarded message",
    own: "A file of yours", tooLarge: "This file is too large.", tooLargeSub: "Telegram takes up to 50 MB.", emptyFile: "This file is empty.",
    long: "4,096 letters", forged: "A forged tap", forwardedFrom: "Forwarded from {name}", protect: "Cannot be forwarded or saved",
    look: "Look inside", download: "Save", close: "Close", picture: "Picture", you: "You",
    unlock: "Unlock", noPush: "No notifications", locked: "{name}’s locked screen",
    which: "On whose phone does it open?", whichSub: "The link starts a chat with the bot, once.", cancel: "Cancel", ok: "OK",
    freshAsk: "Start afresh?", freshSub: "Every chat here is emptied, and the time is now again.", preparing: "A family that is preparing", aftercare: "The same family, after Leo’s yes", bare: "Nobody yet, only the first invitation",
    busy: "A moment: the family is settling in …", passing: "Time passes …", stopHere: "Stop here", time: "The time in this try-out",
    hour: "One hour later", day: "One day later", week: "One week later", next: "To the next planned thing", nothingDue: "Nothing is planned.", month: "One month later", year: "Twelve months later",
    planned: "What is planned", plannedSub: "When, for whom and what. No names, as in a log.", late: "due now",
    kinds: { check_in: "Check-in", care: "How are you?", nudge: "Kind nudge", meeting_reminder: "Reminder of the meeting", rehearsal_reminder: "Reminder to practise", tasks_due: "Reminder of tasks", notice: "Message to the circle", alert_clock: "Look again at an alert", talk_clock: "Look again at a talk", again: "Second try", silent: "Silence, looked at", first_day: "The morning after", keeps: "How a boundary holds", begins: "A boundary begins", own_letter: "A letter to oneself", check_up: "Check-up of the month", debrief: "Debrief", hold: "A word to hold together", craft: "Step of the week", escort: "Reminder of the way", door: "How far is it to the door?", calendar_off: "Out of the calendar", script_ahead: "Script for the day", record_ends: "Paper that ends", record_document: "Paper that ends", record_declare: "Declaration to renew", reminder: "Own reminder", wave: "The wave, later", that_day: "How was that day for you?", held: "Message, held for their hours", other: "Something planned" },
    gone: "No answer from the program. Is it still running? Trying again …",
  },
  es: {
    tryout: "Prueba. Todo se queda en esta máquina.", language: "Idioma de la familia", fresh: "Empezar de nuevo", light: "Colores oscuros",
    phones: "Teléfonos", specialist: "especialista", member: "familia", loved_one: "ser querido", phoneOf: "Teléfono de {name}", chatOf: "Chat de {name} con {bot}",
    bot: "bot", typing: "escribiendo …", newest: "Ir al último mensaje", unread: "{n} sin leer", unreadLine: "Mensajes nuevos",
    waiting: "{name} aún no tiene invitación. Llega como enlace en otro chat; tócalo allí.", invited: "Aquí está la invitación de {name}.",
    open: "Abrir la invitación", start: "Empezar sin invitación", what: "¿Qué puede hacer este bot?",
    write: "Escribe un mensaje", send: "Enviar", commands: "Comandos", attach: "Enviar otra cosa", lock: "Bloquear la pantalla", more: "Más sobre este teléfono", ofMessage: "Editar o borrar",
    edit: "Editar", remove: "Borrar", editing: "Edita tu mensaje", stop: "Dejar de editar", edited: "editado", block: "Bloquear el bot", unblock: "Desbloquear el bot", clear: "Vaciar el chat",
    photo: "Foto", voice: "Mensaje de voz", sticker: "Sticker", contact: "Contacto", location: "Ubicación", document: "Archivo", forwarded: "Mensaje reenviado",
    own: "Un archivo tuyo", tooLarge: "Este archivo es demasiado grande.", tooLargeSub: "Telegram acepta hasta 50 MB.", emptyFile: "Este archivo está vacío.",
    long: "4096 letras", forged: "Un toque falsificado", forwardedFrom: "Reenviado de {name}", protect: "No se puede reenviar ni guardar",
    look: "Ver el contenido", download: "Guardar", close: "Cerrar", picture: "Imagen", you: "Tú",
    unlock: "Desbloquear", noPush: "No hay avisos", locked: "Pantalla bloqueada de {name}",
    which: "¿En qué teléfono se abre?", whichSub: "El enlace empieza un chat con el bot, una sola vez.", cancel: "Cancelar", ok: "Vale",
    freshAsk: "¿Empezar de nuevo?", freshSub: "Se vacían todos los chats y vuelve la hora de ahora.", preparing: "Una familia que se está preparando", aftercare: "La misma familia, tras el sí de Leo", bare: "Nadie todavía, solo la primera invitación",
    busy: "Un momento: la familia está llegando …", passing: "Pasa el tiempo …", stopHere: "Parar aquí", time: "La hora en esta prueba",
    hour: "Una hora más tarde", day: "Un día más tarde", week: "Una semana más tarde", next: "A lo próximo que está previsto", nothingDue: "No hay nada previsto.", month: "Un mes más tarde", year: "Doce meses más tarde",
    planned: "Lo que está previsto", plannedSub: "Cuándo, para quién y qué. Sin nombres, como en un registro.", late: "toca ahora",
    kinds: { check_in: "Registro", care: "¿Cómo estás?", nudge: "Saludo amable", meeting_reminder: "Recordatorio de la reunión", rehearsal_reminder: "Recordatorio del ensayo", tasks_due: "Recordatorio de tareas", notice: "Mensaje al círculo", alert_clock: "Volver a mirar una alerta", talk_clock: "Volver a mirar una charla", again: "Segundo intento", silent: "Silencio, a mirar", first_day: "La mañana siguiente", keeps: "Cómo va un límite", begins: "Empieza un límite", own_letter: "Carta para uno mismo", check_up: "Revisión del mes", debrief: "Balance de la reunión", hold: "Unas palabras para estos días", craft: "Paso de la semana", escort: "Recordatorio del camino", door: "¿Cuánto falta para la puerta?", calendar_off: "Fuera del calendario", script_ahead: "Guion para el día", record_ends: "Papel que caduca", record_document: "Papel que caduca", record_declare: "Declaración por renovar", reminder: "Recordatorio propio", wave: "La ola, más tarde", that_day: "¿Cómo fue ese día para ti?", held: "Mensaje que espera a sus horas", other: "Algo previsto" },
    gone: "El programa no contesta. ¿Sigue en marcha? Lo intento otra vez …",
  },
};

let current = "en";

export const language = () => current;
export const say = (key, values = {}) => WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A planned thing by its kind; one that has no name here yet is still shown. */
export const kindOf = (kind) => WORDS[current].kinds[kind] ?? WORDS[current].kinds.other;

export function speak(wanted) {
  current = wanted in WORDS ? wanted : "en";
  document.documentElement.lang = current;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", say(node.dataset.tLabel));
}
