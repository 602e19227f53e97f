import { act, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { changeLanguage, onLanguageChange, useTranslation } from './i18n';

function Title() {
  const { t, i18n } = useTranslation();
  return <p lang={i18n.language}>{t('people.invite')}</p>;
}

it('another language is spoken at once, rare words too, and stays for the next visit', async () => {
  const heard = vi.fn();
  const end = onLanguageChange(heard);
  render(<Title />);
  expect(screen.getByText('Пригласить')).toHaveAttribute('lang', 'ru');
  await act(() => changeLanguage('en'));
  expect(screen.getByText('Invite')).toHaveAttribute('lang', 'en');
  expect(document.documentElement.lang).toBe('en');
  expect(localStorage.getItem('opora.language')).toBe('en');
  expect(heard).toHaveBeenCalledTimes(1);
  end();
  await act(() => changeLanguage('ru'));
  expect(heard).toHaveBeenCalledTimes(1);
  expect(screen.getByText('Пригласить')).toBeVisible();
});
