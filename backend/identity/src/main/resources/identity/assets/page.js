// What a page does better with a script; without one everything works.
for (const box of document.querySelectorAll('[data-shows]')) {
  box.closest('[hidden]').hidden = false;
  const fields = box.dataset.shows.split(' ').map((id) => document.getElementById(id));
  box.addEventListener('change', () => {
    for (const field of fields) field.type = box.checked ? 'text' : 'password';
  });
  // Sent as what it is: a browser offers to keep a password, and nothing else.
  box.form.addEventListener('submit', () => {
    for (const field of fields) field.type = 'password';
  });
}
for (const button of document.querySelectorAll('[data-prints]')) {
  button.closest('[hidden]').hidden = false;
  button.addEventListener('click', () => window.print());
}
// The computer knows where it stands.
const zones = document.querySelector('select[data-zone]');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zones && [...zones.options].some((zone) => zone.value === here)) zones.value = here;
// What is wrong is said above; what is still to be typed is next.
if (document.getElementById('error')) [...document.querySelectorAll('form [required]')].find((field) => !field.value)?.focus();
