import { Group, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { SurveyItemResults } from '../../../shared/api/types';
import { AppLink } from '../../../shared/ui/links';
import { Distribution, Hidden, Legend, Stack100, Summary } from './Charts';
import { mean, shareWords, type Block, type Labels } from './labels';
import classes from './Charts.module.css';

type Props = { block: Block; labels: Labels; least: number; campaignId: string };

/** One question, or a matrix with all its rows. */
export function QuestionBlock({ block, labels, least, campaignId }: Props) {
  const { t } = useTranslation();
  const [first] = block.items;
  const title = block.matrix === null ? labels.question(first!.name) : labels.matrix(block.matrix);
  return (
    <section className={classes.block} aria-label={title}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} size="h3">
          {title}
        </Title>
        {block.matrix === null && <CloserLink item={first!} labels={labels} title={title} campaignId={campaignId} />}
      </Group>
      {block.matrix === null ? (
        <Single item={first!} labels={labels} least={least} />
      ) : (
        <Matrix items={block.items} labels={labels} least={least} campaignId={campaignId} />
      )}
      {first!.kind === 'OTHER' && !first!.hidden && <p className="quiet">{t('results.onlyCount')}</p>}
    </section>
  );
}

type LinkProps = { item: SurveyItemResults; labels: Labels; title: string; campaignId: string };

/** One question by itself: in each place, what was written, or the files that were sent. */
function CloserLink({ item: { name, kind }, labels, title, campaignId }: LinkProps) {
  const { t } = useTranslation();
  const text = labels.isText(name);
  const file = labels.isFile(name);
  if (kind === 'OTHER' && !text && !file) return null;
  const told = kind !== 'OTHER' ? 'results.compareOf' : text ? 'results.readOf' : 'answerFiles.openOf';
  const shown = kind !== 'OTHER' ? 'results.compare' : text ? 'results.read' : 'answerFiles.open';
  return (
    <AppLink
      size="sm"
      className="no-print"
      to="/surveys/$campaignId/results"
      params={{ campaignId }}
      search={(old) => ({ ...old, item: name })}
      aria-label={t(told, { title })}
    >
      {t(shown)}
    </AppLink>
  );
}

function Single({ item, labels, least }: { item: SurveyItemResults; labels: Labels; least: number }) {
  const { i18n } = useTranslation();
  if (item.hidden) return <Hidden least={least} />;
  return (
    <>
      <Summary item={item} language={i18n.language} />
      {item.choices.length > 0 && <Distribution item={item} labels={labels} language={i18n.language} />}
    </>
  );
}

type MatrixProps = { items: SurveyItemResults[]; labels: Labels; least: number; campaignId: string };

/** Rows by choices: the shares in figures, and the same as a bar of parts. */
function Matrix({ items, labels, least, campaignId }: MatrixProps) {
  const { t, i18n } = useTranslation();
  const shown = items.find((one) => !one.hidden);
  const names = shown?.choices.map((one) => one.name) ?? [];
  const words = (name: string) => labels.choice(items[0]!.name, name);
  const withMeans = items.some((one) => one.mean !== null);
  return (
    <>
      <Legend names={names} words={words} />
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={labels.matrix(items[0]!.matrix ?? '')}>
        <table className={classes.figures}>
          <thead>
            <tr>
              <th scope="col">{t('results.row')}</th>
              <th scope="col" className={classes.wide} aria-hidden />
              {names.map((name) => (
                <th key={name} scope="col" className={classes.count}>
                  {words(name)}
                </th>
              ))}
              {withMeans && (
                <th scope="col" className={classes.count}>
                  {t('results.meanHead')}
                </th>
              )}
              <th scope="col" className={classes.count}>
                {t('results.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.name}>
                <th scope="row" className={classes.label}>
                  <AppLink
                    to="/surveys/$campaignId/results"
                    params={{ campaignId }}
                    search={(old) => ({ ...old, item: item.name })}
                  >
                    {labels.question(item.name)}
                  </AppLink>
                </th>
                {item.hidden ? (
                  <td colSpan={names.length + 2 + (withMeans ? 1 : 0)}>
                    <Hidden least={least} />
                  </td>
                ) : (
                  <>
                    <td className={classes.wide} aria-hidden>
                      <Stack100 item={item} names={names} />
                    </td>
                    {item.choices.map((choice) => (
                      <td key={choice.name} className={classes.count}>
                        {shareWords(choice.count, item.answered)}
                      </td>
                    ))}
                    {withMeans && (
                      <td className={classes.count}>{item.mean === null ? '—' : mean(item.mean, i18n.language)}</td>
                    )}
                    <td className={classes.count}>{item.answered}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
