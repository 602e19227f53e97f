// Fills the form in from a demonstration account; without it the names can still be typed.
for (const account of document.querySelectorAll('.account')) {
  account.addEventListener('click', () => {
    document.getElementById('username').value = account.dataset.username;
    document.getElementById('password').value = account.dataset.password;
    document.querySelector('button[type=submit]').focus();
  });
}
