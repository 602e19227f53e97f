import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePermission } from '../../shared/api/getMe';
import { Pages } from '../../shared/ui/Pages';
import { useParticipationPages } from './api/listParticipations';
import { usePartnershipPages } from './api/listPartnerships';
import { ParticipationRows } from './ParticipationRows';
import { PartnershipRows } from './PartnershipRows';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const CreatePartnership = lazyDialog(() => import('./PartnershipDialogs').then((found) => found.CreatePartnership));

type Props = { organizationId: string };

/** What a school takes part in, and whom it helps or is helped by. */
export default function ProgrammesOf({ organizationId }: Props) {
  return (
    <>
      <ParticipationsOf organizationId={organizationId} />
      <PartnershipsOf organizationId={organizationId} />
    </>
  );
}

/** The programmes a school takes part in, and took part in. */
function ParticipationsOf({ organizationId }: Props) {
  const { t } = useTranslation();
  const pages = useParticipationPages({ organization: organizationId }, usePermission('programmes:read'));
  if (!pages.data?.pages[0]?.items.length) return null;
  return (
    <section>
      <Title order={2}>{t('nav.programmes')}</Title>
      <Pages pages={pages} empty={null}>
        {(items) => <ParticipationRows items={items} of="organization" />}
      </Pages>
    </section>
  );
}

/** The schools it helps or is helped by. */
function PartnershipsOf({ organizationId }: Props) {
  const { t } = useTranslation();
  const pages = usePartnershipPages({ organization: organizationId }, usePermission('partnerships:read'));
  const mayAdd = usePermission('partnerships:write');
  const [adding, setAdding] = useState(false);
  const any = Boolean(pages.data?.pages[0]?.items.length);
  if (!any && !mayAdd) return null;
  return (
    <section>
      <Title order={2}>{t('partnerships.title')}</Title>
      {any && (
        <Pages pages={pages} empty={null}>
          {(items) => <PartnershipRows items={items} />}
        </Pages>
      )}
      {mayAdd && (
        <Button mt="xs" size="xs" variant="default" className="no-print" onClick={() => setAdding(true)}>
          {t('partnerships.add')}
        </Button>
      )}
      {adding && <CreatePartnership organizationId={organizationId} onClose={() => setAdding(false)} />}
    </section>
  );
}
