import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { IconLink, IconPrinter, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { save } from '../../shared/api/download';
import type { Campaign, SurveyAudience, SurveyLink, SurveyLinkCreated } from '../../shared/api/types';
import { formatInstant } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { AUDIENCES } from '../../shared/surveys/audiences';
import { EmptyState } from '../../shared/ui/EmptyState';
import { LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Loading } from '../../shared/ui/Loading';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useLinkPages, useMakeLinks, useRevokeLink } from './api/links';
import { usePrintSheets } from './api/printSheets';
import { useRates } from './api/participants';
import classes from './Campaign.module.css';

const MadeLinks = lazy(() => import('./MadeLinks'));
const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

/** Links for respondents: made, shown once, printed; the good ones can be revoked. */
export default function LinksView({ campaign }: { campaign: Campaign }) {
  const [made, setMade] = useState<SurveyLinkCreated[] | null>(null);
  return (
    <Stack gap="lg">
      {made ? (
        <Suspense fallback={<Loading />}>
          <MadeLinks links={made} onClose={() => setMade(null)} />
        </Suspense>
      ) : (
        <Make campaign={campaign} onMade={setMade} />
      )}
      <Good campaign={campaign} />
    </Stack>
  );
}

/** For which groups and schools; nothing chosen means all that the person may make links for. */
function Make({ campaign, onMade }: { campaign: Campaign; onMade: (links: SurveyLinkCreated[]) => void }) {
  const { t } = useTranslation();
  const rates = useRates(campaign, 'AUDIENCE').data?.items ?? [];
  const [groups, setGroups] = useState<SurveyAudience[]>([]);
  const [school, setSchool] = useState<string | null>(null);
  const [supervised, setSupervised] = useState(false);
  const make = useMakeLinks(campaign.id);
  const print = usePrintSheets(campaign.id);
  const there = AUDIENCES.filter((one) => rates.some(({ audience }) => audience === one));
  const wish = {
    ...(groups.length > 0 ? { audiences: groups } : {}),
    ...(school ? { organizationIds: [school] } : {}),
    ...(supervised ? { supervised } : {}),
  };
  const error = make.error ?? print.error;
  return (
    <Stack gap="sm" className="no-print">
      <Text>{t('links.text')}</Text>
      <LaterOrganizationSelect
        label={t('links.school')}
        value={school}
        onChange={setSchool}
        placeholder={t('links.allSchools')}
      />
      <Checkbox.Group
        label={t('links.groups')}
        description={t('links.groupsHint')}
        value={groups}
        onChange={(next) => setGroups(there.filter((one) => next.includes(one)))}
      >
        <Group mt="xs">
          {there.map((one) => (
            <Checkbox key={one} value={one} label={codeWord('audience', one)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        label={t('links.supervised')}
        description={t('links.supervisedHint')}
        checked={supervised}
        onChange={(event) => setSupervised(event.currentTarget.checked)}
      />
      {error && <ProblemAlert error={error} />}
      {make.data?.items.length === 0 && <Alert color="orange">{t('links.nobody')}</Alert>}
      <Group gap="xs">
        <Button
          leftSection={<IconPrinter size={18} aria-hidden />}
          loading={print.isPending}
          onClick={() => {
            make.reset();
            print.mutate(wish, { onSuccess: (file) => save(file, `${campaign.title}.pdf`) });
          }}
        >
          {t('links.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconLink size={18} aria-hidden />}
          loading={make.isPending}
          onClick={() => {
            print.reset();
            make.mutate(wish, { onSuccess: ({ items }) => items.length > 0 && onMade(items) });
          }}
        >
          {t('links.make')}
        </Button>
        <Text size="sm" role="status">
          {print.isSuccess && t('links.printed')}
        </Text>
      </Group>
    </Stack>
  );
}

function Good({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const pages = useLinkPages(campaign.id);
  const revoke = useRevokeLink(campaign.id);
  const [chosen, setChosen] = useState<SurveyLink | null>(null);
  const close = () => {
    setChosen(null);
    revoke.reset();
  };
  return (
    <section className="no-print">
      <Title order={3}>{t('links.good')}</Title>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'links.countMore' : 'links.count', { count })}
        empty={<EmptyState title={t('links.noneTitle')} text={t('links.noneText')} />}
      >
        {(items) => (
          <ul className={classes.links}>
            {items.map((one) => (
              <LinkRow key={one.id} link={one} onRevoke={() => setChosen(one)} />
            ))}
          </ul>
        )}
      </Pages>
      {chosen && (
        <ConfirmDialog
          title={t('links.revokeTitle')}
          text={t('links.revokeText', {
            school: chosen.organization.name,
            group: codeWord('audience', chosen.audience),
          })}
          action={t('links.revoke')}
          danger
          busy={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(chosen.id, { onSuccess: close })}
          onClose={close}
        />
      )}
    </section>
  );
}

function LinkRow({ link, onRevoke }: { link: SurveyLink; onRevoke: () => void }) {
  const { t, i18n } = useTranslation();
  const group = codeWord('audience', link.audience);
  return (
    <li>
      <div style={{ flex: '1 1 240px' }}>
        <Text>{link.organization.name}</Text>
        <Text size="sm" className="quiet">
          {[
            group,
            link.supervised ? t('links.onTablet') : null,
            t('links.madeAt', { time: formatInstant(link.createdAt, i18n.language) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconX size={14} aria-hidden />}
        aria-label={t('links.revokeOf', { school: link.organization.name, group })}
        onClick={onRevoke}
      >
        {t('links.revoke')}
      </Button>
    </li>
  );
}
