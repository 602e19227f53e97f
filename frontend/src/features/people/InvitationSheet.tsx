import { createPortal } from 'react-dom';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Invitation, Person } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import classes from './InvitationSheet.module.css';

/** One sheet of paper to hand over; while it is there, printing prints nothing else. */
export function InvitationSheet({ person, invitation }: { person: Person; invitation: Invitation }) {
  const { t, i18n } = useTranslation();
  const roles = person.memberships.filter((one) => one.state !== 'ENDED');
  return createPortal(
    <section className={`${classes.sheet} print-only print-alone`} aria-hidden>
      <p className={classes.system}>{t('people.sheet.system')}</p>
      <h1>{t('people.sheet.title')}</h1>
      <p className={classes.name}>{person.name}</p>
      <ul>
        {roles.map((one) => (
          <li key={one.id}>
            {codeWord('role', one.role)}, {one.organization.name}
          </li>
        ))}
      </ul>
      <h2>{t('people.sheet.how')}</h2>
      <ol>
        <li>{t('people.sheet.open')}</li>
        <li>{t('people.sheet.password')}</li>
        <li>{t('people.sheet.signIn')}</li>
      </ol>
      <p className={classes.link}>{invitation.link}</p>
      <p>{t('people.linkHint', { date: formatInstant(invitation.expiresAt, i18n.language) })}</p>
      <p>{t('people.sheet.care')}</p>
    </section>,
    document.body,
  );
}
