earlier "$@" || exit

# Everybody else's commits start no JVM: one question to git, two off the experiments' branches.
head=$(git symbolic-ref -q HEAD) || head=
case $head in
@BRANCHES@) ;;
*) git diff --cached --quiet --no-ext-diff -- @WATCHED@ && exit 0 ;;
esac
start pre-commit @PROJECTS@
